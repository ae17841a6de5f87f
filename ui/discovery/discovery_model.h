// The servers that were found, as rows with check boxes, and the first configuration that the
// ticked ones make. GUI thread.
#pragma once

#include "discovery/first_configuration.h"

#include <QAbstractTableModel>
#include <QSet>

namespace signalbox::ui {

class DiscoveryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Check, Port, Program, Answer, RouteColumn, columnCount_ };
    enum Role {
        DetailRole = Qt::UserRole, // second line of Program (the folder, home as ~)
        ToolRole,                  // "vite"
        HostRole,                  // of the route to create, "shop.localhost"
        PathRole,                  // "/api/*"
        JoinsRole                  // port of the server whose backend this one joins; 0: none
    };

    /// @param elsewhere  where the file goes when the servers' folders have nothing in common
    explicit DiscoveryModel(QString elsewhere, QObject *parent = nullptr);

    /// Rows that stay keep their place and their tick.
    void setScan(const Scan &scan);
    /// Services of the system are left out unless asked for.
    void setShowServices(bool show);
    bool showServices() const noexcept { return m_showServices; }
    int hiddenServices() const noexcept { return m_hidden; }
    /// Servers that speak HTTP.
    int candidates() const;
    Qt::CheckState checkState() const; // of all candidates
    void setAllChecked(bool checked);
    const FirstConfiguration &configuration() const noexcept { return m_configuration; }
    const std::vector<FoundServer> &rows() const noexcept { return m_rows; }
    bool wantedPortFree() const noexcept { return m_wantedPortFree; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// Rows, ticks or the port are different: configuration() is new.
    void configurationChanged();

private:
    void mergeRows(std::vector<FoundServer> wanted);
    void configure();
    bool ticked(const FoundServer &found) const;
    QString answerText(const FoundServer &found) const;
    QString sentence(int row) const;
    QVariant checkData(const FoundServer &found) const;

    QString m_elsewhere;
    Scan m_scan;
    std::vector<FoundServer> m_rows;
    QHash<QString, bool> m_ticks; // by key; those that nobody has touched aren't in it
    std::vector<bool> m_suggested;
    FirstConfiguration m_configuration;
    int m_hidden = 0;
    bool m_showServices = false;
    bool m_wantedPortFree = true;
};

} // namespace signalbox::ui
