// One chain of test filters and one run through it, stage by stage.
#pragma once

#include "filters/chain.h"
#include "support/fake_filter_host.h"
#include "support/test_filters.h"

#include <QByteArray>
#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace signalbox::test {

using filters::ChainRun;
using filters::FilterAction;
using filters::FilterChain;
using filters::Stage;

constexpr std::uint32_t everyStage = filters::StageRequestHead | filters::StageRequestBody |
                                     filters::StageServerPicked | filters::StageResponseHead |
                                     filters::StageResponseBody;

using Filters = std::vector<std::unique_ptr<const filters::Filter>>;

template <typename... Made> Filters list(Made... made)
{
    Filters out;
    (out.push_back(std::move(made)), ...);
    return out;
}
template <typename Made, typename... Args>
std::unique_ptr<const filters::Filter> make(Args &&...args)
{
    return std::make_unique<const Made>(std::forward<Args>(args)...);
}

/// A run through stages of a chain, one call for all of them.
struct Run
{
    explicit Run(Filters filters)
        : chain(std::move(filters))
    {
        context.host = &host;
        context.request = &request;
        context.response = &response;
        run.start(&chain);
    }
    FilterAction stage(Stage stage, std::string piece = {}, bool last = true)
    {
        data = std::move(piece);
        lastPiece = last;
        switch (stage) {
        case filters::StageRequestHead:
            return run.requestHead(context);
        case filters::StageRequestBody:
            return run.requestBody(context, data, last);
        case filters::StageResponseHead:
            return run.responseHead(context);
        case filters::StageResponseBody:
            return run.responseBody(context, data, last);
        case filters::StageServerPicked:
            run.serverPicked(context);
            return FilterAction::Continue;
        }
        return FilterAction::Fail;
    }
    FilterAction resume(Stage stage, FilterAction action)
    {
        switch (stage) {
        case filters::StageRequestHead:
            return run.resumeRequestHead(context, action);
        case filters::StageRequestBody:
            return run.resumeRequestBody(context, data, lastPiece, action);
        case filters::StageResponseHead:
            return run.resumeResponseHead(context, action);
        default:
            return run.resumeResponseBody(context, data, lastPiece, action);
        }
    }

    FilterChain chain;
    http::RequestHead request;
    http::ResponseHead response;
    FakeFilterHost host;
    filters::ProxyContext context;
    std::string data;
    bool lastPiece = false;
    ChainRun run;
};

inline QByteArray joined(const Notes &notes)
{
    QByteArray out;
    for (const std::string &note : notes) {
        if (!out.isEmpty())
            out += ' ';
        out += note.c_str();
    }
    return out;
}

inline void addStages(bool picked)
{
    QTest::addColumn<quint32>("stage");
    for (const Stage stage :
         {filters::StageRequestHead, filters::StageRequestBody, filters::StageResponseHead,
          filters::StageResponseBody, filters::StageServerPicked}) {
        if (picked || stage != filters::StageServerPicked)
            QTest::newRow(stageName(stage).c_str()) << quint32(stage);
    }
}

inline bool isResponse(Stage stage)
{
    return stage == filters::StageResponseHead || stage == filters::StageResponseBody;
}

} // namespace signalbox::test
