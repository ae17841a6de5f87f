<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them slowly</source>
        <translation>
            <numerusform>%n of them slowly</numerusform>
            <numerusform>%n of them slowly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Topology</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Backend %1, %2, %n server(s)</source>
        <translation>
            <numerusform>Backend %1, %2, %n server</numerusform>
            <numerusform>Backend %1, %2, %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendActions</name>
    <message numerus="yes">
        <source>Remove with %n route(s)</source>
        <translation>
            <numerusform>Remove with %n route</numerusform>
            <numerusform>Remove with %n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removes %n route(s) leading to it, too: %1. One undo brings all of it back; nothing changes for traffic before Apply.</source>
        <translation>
            <numerusform>Removes %n route leading to it, too: %1. One undo brings all of it back; nothing changes for traffic before Apply.</numerusform>
            <numerusform>Removes %n routes leading to it, too: %1. One undo brings all of it back; nothing changes for traffic before Apply.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeDelegate</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeListModel</name>
    <message numerus="yes">
        <source>None of the last %n request(s) used it</source>
        <translation>
            <numerusform>None of the last %n request used it</numerusform>
            <numerusform>None of the last %n requests used it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still in use: %1 of the last %n request(s)</source>
        <translation>
            <numerusform>Still in use: %1 of the last %n request</numerusform>
            <numerusform>Still in use: %1 of the last %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) that went nowhere</source>
        <translation>
            <numerusform>Takes %1 of the last %n request that went nowhere</numerusform>
            <numerusform>Takes %1 of the last %n requests that went nowhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) over from %2</source>
        <translation>
            <numerusform>Takes %1 of the last %n request over from %2</numerusform>
            <numerusform>Takes %1 of the last %n requests over from %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffPane</name>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffView</name>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n line added</numerusform>
            <numerusform>%n lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftSummary</name>
    <message numerus="yes">
        <source>Draft: %n change(s)</source>
        <translation>
            <numerusform>Draft: %n change</numerusform>
            <numerusform>Draft: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Draft: %n change(s), with errors</source>
        <translation>
            <numerusform>Draft: %n change, with errors</numerusform>
            <numerusform>Draft: %n changes, with errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventLog</name>
    <message numerus="yes">
        <source>Generation %1 is retired, %n request(s) were cut</source>
        <translation>
            <numerusform>Generation %1 is retired, %n request was cut</numerusform>
            <numerusform>Generation %1 is retired, %n requests were cut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FirstRunPage</name>
    <message numerus="yes">
        <source>%n dev server(s) are listening on this machine</source>
        <translation>
            <numerusform>%n dev server is listening on this machine</numerusform>
            <numerusform>%n dev servers are listening on this machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are shown.</source>
        <translation>
            <numerusform>%n system service is shown.</numerusform>
            <numerusform>%n system services are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are hidden.</source>
        <translation>
            <numerusform>%n system service is hidden.</numerusform>
            <numerusform>%n system services are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n backend</numerusform>
            <numerusform>%n backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationModel</name>
    <message numerus="yes">
        <source>%n cut</source>
        <translation>
            <numerusform>%n cut</numerusform>
            <numerusform>%n cut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationsPage</name>
    <message numerus="yes">
        <source>%n route(s) at the start</source>
        <translation>
            <numerusform>%n route at the start</numerusform>
            <numerusform>%n routes at the start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draining</source>
        <translation>
            <numerusform>%n draining</numerusform>
            <numerusform>%n draining</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactView</name>
    <message numerus="yes">
        <source>the last %n recorded request(s), routed by both generations. Nothing is sent.</source>
        <translation>
            <numerusform>the last %n recorded request, routed by both generations. Nothing is sent.</numerusform>
            <numerusform>the last %n recorded requests, routed by both generations. Nothing is sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideBanner</name>
    <message numerus="yes">
        <source>%1 was changed outside: %n change(s).</source>
        <translation>
            <numerusform>%1 was changed outside: %n change.</numerusform>
            <numerusform>%1 was changed outside: %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was changed outside and serves. Your draft changed the same in %n place(s): decide which one is to stay.</source>
        <translation>
            <numerusform>%1 was changed outside and serves. Your draft changed the same in %n place: decide which one is to stay.</numerusform>
            <numerusform>%1 was changed outside and serves. Your draft changed the same in %n places: decide which one is to stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanPreview</name>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n backend</numerusform>
            <numerusform>%n backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProxyActions</name>
    <message numerus="yes">
        <source>%n request(s) are in flight. What takes too long to finish is cut.</source>
        <translation>
            <numerusform>%n request is in flight. What takes too long to finish is cut.</numerusform>
            <numerusform>%n requests are in flight. What takes too long to finish is cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are only in the draft.</source>
        <translation>
            <numerusform>%n change is only in the draft.</numerusform>
            <numerusform>%n changes are only in the draft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewDialog</name>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n route</numerusform>
            <numerusform>%n routes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n backend</numerusform>
            <numerusform>%n backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listener(s)</source>
        <translation>
            <numerusform>%n listener</numerusform>
            <numerusform>%n listeners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewFlow</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no errors, %n warning(s)</source>
        <translation>
            <numerusform>no errors, %n warning</numerusform>
            <numerusform>no errors, %n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteFoot</name>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; of the last %n request(s) match. %2</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; of the last %n request match. %2</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; of the last %n requests match. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartFailedPage</name>
    <message numerus="yes">
        <source>The configuration has %n error(s).</source>
        <translation>
            <numerusform>The configuration has %n error.</numerusform>
            <numerusform>The configuration has %n errors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%1 request(s) in gen %2</source>
        <translation>
            <numerusform>%1 request in gen %2</numerusform>
            <numerusform>%1 requests in gen %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlPage</name>
    <message numerus="yes">
        <source>%n error(s), the running proxy is untouched</source>
        <translation>
            <numerusform>%n error, the running proxy is untouched</numerusform>
            <numerusform>%n errors, the running proxy is untouched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s), it can't start like this</source>
        <translation>
            <numerusform>%n error, it can't start like this</numerusform>
            <numerusform>%n errors, it can't start like this</numerusform>
        </translation>
    </message>
</context>
</TS>
