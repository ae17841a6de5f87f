// What the control channel says about a running instance, back as values: the reading half of
// channel_json.h. Unknown words and missing keys read as the values' defaults. Pure; any thread.
#pragma once

#include "control/reload_types.h"
#include "health/health_target.h"
#include "stats/snapshot.h"
#include "stats/tap_record.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace signalbox::control {

config::Diagnostics readDiagnostics(const QJsonArray &list);
ReloadOutcome readOutcome(const QJsonObject &object);
StepReport readStep(const QJsonObject &object);
GenerationInfo readGeneration(const QJsonObject &object);
health::HealthTransition readHealth(const QJsonObject &object);
std::vector<health::CheckResult> readChecks(const QJsonArray &list);
std::vector<stats::TapRecord> readRecords(const QJsonArray &list);
/// The object of `status --json`; what it doesn't say (`sequence`, `taken`, most status classes)
/// stays 0.
stats::Snapshot readStatus(const QJsonObject &object);

} // namespace signalbox::control
