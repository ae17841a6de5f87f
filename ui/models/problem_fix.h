// The edit that mends a problem, where its hint names the word that was meant.
#pragma once

#include "config/diagnostic.h"
#include "config/yaml_edit.h"

#include <QString>

#include <optional>

namespace signalbox::ui {

struct ProblemFix
{
    QString word; // "api"
    config::Edit edit;
};

/// Nothing when the hint is advice that no machine can follow. Pure.
std::optional<ProblemFix> fixOf(const config::Diagnostic &problem);

} // namespace signalbox::ui
