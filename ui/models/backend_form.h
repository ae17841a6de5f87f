// A backend of the draft as a form, and the edits that the form's buttons stand for. Plain values.
#pragma once

#include "models/form_field.h"

#include <optional>

namespace signalbox::ui {

struct BackendForm
{
    struct Server
    {
        FormField url, name, weight, state, host, maxRequests;
        QString shown; // its name in views: host:port where the file gives none
        int line = 0;
        bool operator==(const Server &) const = default;
    };
    /// A field of a request or an answer: its name is the key, its value the key's value.
    struct Pair
    {
        FormField name, value;
        bool operator==(const Pair &) const = default;
    };
    QString name;
    config::YamlPath path; // of the backend, or of its servers in a short file
    bool shortFile = false;
    int firstLine = 0, lastLine = 0;
    std::vector<Server> servers;
    FormField balance;
    bool checked = false; // there is a health check
    std::vector<FormField> check;
    std::vector<Pair> asked;    // what the probe's request holds
    std::vector<Pair> expected; // what its answer must hold
    bool ejects = false;
    std::vector<FormField> outlier;
    std::vector<FormField> retry;
    QStringList users; // routes that send to it
    bool operator==(const BackendForm &) const = default;

    std::vector<const FormField *> fields() const;
};

QStringList backendNames(const config::YamlNode &root);
std::optional<BackendForm> readBackend(const config::YamlNode &root, const QString &name);

using Edits = std::vector<config::Edit>;
Edits addServer(const BackendForm &form);
Edits removeServer(const config::YamlNode &root, const BackendForm &form, std::size_t index);
Edits moveServer(const BackendForm &form, std::size_t from, std::size_t to);
Edits setWeight(const BackendForm &form, std::size_t server, unsigned weight);
/// Switches the health check on with a request for a path, or off.
Edits setChecked(const config::YamlNode &root, const BackendForm &form, bool on);
/// A field more for the probe's request, or one that its answer must hold.
Edits addCheckPair(const BackendForm &form, bool expected);
Edits removeCheckPair(const config::YamlNode &root, const BackendForm &form,
                      const config::YamlPath &pair);
Edits setEjects(const config::YamlNode &root, const BackendForm &form, bool on);

/// Together with the routes that send to it, which would lead nowhere.
Edits removeBackend(const config::YamlNode &root, const BackendForm &form);

/// Shares of the requests by weight, from 0 to 1; those that take none (drain, maint, weight 0)
/// have 0.
std::vector<double> expectedShares(const BackendForm &form);
/// The same with one weight changed, for the preview of a slider.
std::vector<double> expectedShares(const BackendForm &form, std::size_t server, unsigned weight);

} // namespace signalbox::ui
