<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a configuration file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the built-in servers and a proxy before them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find dev servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the servers that listen here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in fo&amp;lder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the configuration file in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look, outside edits, notifications, language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the proxy and leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last edit of the draft back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the edit again that was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the filter of the current pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For&amp;mat draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the draft in the usual layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every action, route and server by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners, routes, backends and servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route &amp;editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the selected route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the draft as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backend editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the selected backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bac&amp;kends &amp; Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers, their state and their load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configurations that ran, and what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;oute tester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which route would take a request, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the list of routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Botto&amp;m dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the pages below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the focus to the next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the focus to the previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pro&amp;blem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next problem of the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous proble&amp;m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous problem of the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No &amp;animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text instead of moving arcs and bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docks, columns and sizes as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the map larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the map smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;load file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the configuration file again and swap to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review &amp;&amp; &amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what the draft changes, then let it serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Roll back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new generation of an old one&apos;s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Force &amp;close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut what is still on the old generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What two generations differ in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cop&amp;y address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address to open in a browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the proxy&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a route to the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the route another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a copy below the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the route out of the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the route earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the route later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the route take requests, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the route in the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the tester with the route&apos;s request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backend to the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the backend in the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the backend out of the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server to the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the server out of the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe the server at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Drain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new requests; those in flight finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Maint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither requests nor checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what the configuration says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key of the configuration file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every action and its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackendForm</name>
    <message>
        <source>address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most requests at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http if there is a path, else tcp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>successes until up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failures until down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text in the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regular expression for the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected field %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request field %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failures in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of requests at most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>name of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <comment>set field to value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map back in answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file, in place of a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <comment>respond from file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prefix that goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prefix that comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strip prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace prefix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewrite path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set request header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add request header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove request header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set response header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add response header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove response header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redirect to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>respond with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>This is shared as *%1: change it where &amp;%1 stands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbench for a reverse proxy on your machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL), yaml-cpp (MIT) and RE2 (BSD).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of signalbox.yaml</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Predicates</name>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is below</source>
        <comment>host: any name under the given one</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matches regex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is one of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is absent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RouteForm</name>
    <message>
        <source>backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most retries, as a share of requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer&apos;s head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between two reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between two writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enabled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RouteReplay</name>
    <message>
        <source>no route (404)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They come here today, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today %1 handles all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 handles %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1 (%2) comes first and takes what it can of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps rule %1 (%2), which keeps the rest of %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RouteRows</name>
    <message>
        <source>header %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clients %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listeners %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateLook</name>
    <message>
        <source>going down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>going up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Topology</name>
    <message>
        <source>Listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in evaluation order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with next picks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Listener %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route %1, %2: %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route %1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Backend %1, %2, %n server(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Server %1 of backend %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server %1 takes every pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next picks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopologyMap</name>
    <message>
        <source>h1 · WebSocket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YamlMarks</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::desktop::Screenshot</name>
    <message>
        <source>the picture can&apos;t be written to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the screen had no data after %1 s; the picture shows it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::desktop::WorkspaceHost</name>
    <message>
        <source>The demo can&apos;t start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui</name>
    <message>
        <source>disable route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enable route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no check configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of backend %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to backend %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is now in place %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backend %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listener %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments and layout only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and %n more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendEditorPage</name>
    <message>
        <source>Backend that is edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename a backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers of the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once, not in the draft:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the selected server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no route sends to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the servers&apos; health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take servers out while requests fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wasn&apos;t checked: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no answer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 passed in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed after %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, status %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendStates</name>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendTableModel</name>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests on the server now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that ended in the last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the server was chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar: actual share of the backend&apos;s picks in the last ten seconds. Tick: expected from the weights of the servers that take requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the requests took no longer. Upstream time of the last ten seconds, without injected delay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % of the requests took no longer. Upstream time of the last ten seconds, without injected delay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed connections, resets, timeouts and 5xx answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 60 checks, newest at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of backend %2, not running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendsPage</name>
    <message>
        <source>Backends and servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picks and errors count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From when picks and errors are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backends &amp; Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No servers yet: open a file, or add a backend to the draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Banner</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BottomDock</name>
    <message>
        <source>Pages below</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Centre</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeDelegate</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeListModel</name>
    <message>
        <source>Route %1 added as rule %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route %1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route %1 moved to rule %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend %1 added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend %1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listener %1 added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listener %1 removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listener %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>None of the last %n request(s) used it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still in use: %1 of the last %n request(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) that went nowhere</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) over from %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Its slowest request in the replay took %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Collector</name>
    <message>
        <source>from place %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action, route, backend or server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffPane</name>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffView</name>
    <message>
        <source>Unified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 lines added, %3 removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiscoveryModel</name>
    <message>
        <source>of another user, left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system service, left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not HTTP, left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML, “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP, status %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, becomes %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>joins %1, round-robin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program, folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route to create</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiscoveryTable</name>
    <message>
        <source>Detected servers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftDocument</name>
    <message>
        <source>discard the draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftEdits</name>
    <message>
        <source>the text can&apos;t be read as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftSummary</name>
    <message>
        <source>Draft: other text, same meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Draft: %n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Draft matches gen %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventLog</name>
    <message>
        <source>The proxy starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy stops: requests in flight may finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy can&apos;t start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %1 serves on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %1: %2 in %3 ms</source>
        <comment>%2 is a step of a reload</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, generation %1 serves on: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %1 finishes its requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Generation %1 is retired, %n request(s) were cut</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Generation %1 is retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is gone; what was loaded serves on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The admin address is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The admin address is %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FirstRunPage</name>
    <message>
        <source>there are nine configurations already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detected on loopback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans every 2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create routes and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only sockets that you own and that answer on 127.0.0.1 or ::1 are looked at. Each gets one GET / to see what it speaks; nothing leaves this machine.
The demo starts six small built-in servers, one of which fails now and then, so you can try everything safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for dev servers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n dev server(s) are listening on this machine</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No dev server listens on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox can put them behind one address and share traffic between them. Untick what you do not want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a dev server and it appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are shown.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are hidden.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Port %1 is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is taken; %2 is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points to this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hosts file edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is known to browsers only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others need /etc/hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browsers resolve *.localhost themselves. Other tools ask this machine&apos;s resolver, which doesn&apos;t know the name: they need a line in /etc/hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be written in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationModel</name>
    <message>
        <source>Gen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solid: serving. Hatched: draining. Cross: refused, never served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cut</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>drained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drained in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gen %1 kept serving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applied %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationsPage</name>
    <message>
        <source>Nothing has run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same content as gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) at the start</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draining</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderListModel</name>
    <message>
        <source>Add header…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderStrip</name>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no configuration open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open to the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other machines can reach %1. Click for the listener&apos;s line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactBar</name>
    <message>
        <source>%1 requests stay as they are, %2 go another way, %3 become 404</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactModel</name>
    <message>
        <source>404, no route matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, path becomes %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests: %2, %3; live %4, draft %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same route, backend and path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>become 404</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go other ways</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactView</name>
    <message>
        <source>Impact replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no requests are recorded yet: nothing to replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the last %n recorded request(s), routed by both generations. Nothing is sent.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogModel</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>time, source and text of a log entry</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (line %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest entry in sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget all entries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MainWindow</name>
    <message>
        <source>&amp;Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox serves at &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configurations (*.yaml *.yml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MergeDialog</name>
    <message>
        <source>(not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your draft and the file on disk changed the same thing, each in its own way. Which one is to stay?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use theirs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts can&apos;t be merged: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Notifier</name>
    <message>
        <source>%1 is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server of backend %1 takes requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend %1 takes requests again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideBanner</name>
    <message>
        <source>%1 was changed outside and has an error in line %2: %3. Generation %4 serves on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed outside: checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed outside; nothing that matters to the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 was changed outside: %n change(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with my draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideEdit</name>
    <message>
        <source>merge what was changed outside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanPreview</name>
    <message>
        <source>What you get: %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route, backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · round-robin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a server and its route appears here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProblemModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a problem and a hint</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in the %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in line %2 of the %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProblemsPage</name>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems: the draft can be applied as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProxyActions</name>
    <message>
        <source>Copied %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let requests finish, then stop the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the draft to the file and start the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the proxy?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are in flight. They may finish; what takes too long is cut.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) go. Undo brings them back as long as the file is open.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let other machines in?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration listens on %1. Everybody on the network can reach your servers through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The draft has %n change(s) that weren&apos;t applied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewActions</name>
    <message>
        <source>Generation %1 serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of generation %1 isn&apos;t kept any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two texts isn&apos;t kept any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewDialog</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review &amp; Apply: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may finish its requests for up to %2 s (settings.timeouts.drain).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3 and %4 carry over with their connections, health and pick order.</source>
        <comment>each is a number of things</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listener(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to what runs? Undo brings the draft back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewFlow</name>
    <message>
        <source>gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gen %1, as gen %2 was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines, %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no errors, %n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no problems, %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binds ports, on Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one atomic step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for up to %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed outside: merge that first, or keep your draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy isn&apos;t running: start it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binding ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gen %1 drained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>publishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – gen %2 still serves, and nothing has changed.</source>
        <comment>an error and what it means</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteDelegate</name>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteEditorPage</name>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position among the routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft has no route yet. Write one in the text, or make one with New route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2. The form waits until the text can be read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, before %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in sync with the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a route of this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename a route</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteFoot</name>
    <message>
        <source>No requests have been recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; of the last %n request(s) match. %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteFormView</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anything comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header, query, client address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a condition on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition %1, name of the %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition %1, %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the condition: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewrite, redirect, headers, respond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the field %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a header field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move before the filter above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries after the first try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait before a retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most this share of requests are retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change a time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When host is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the file out in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the file out in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is in the short form, which has hosts and servers only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteHeader</name>
    <message>
        <source>Path, host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match → backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>err %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteListView</name>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteModel</name>
    <message>
        <source>any host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to backend %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>otherwise → 404</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else is answered with 404</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else is answered with 404, %1 requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2 %3&lt;br&gt;%4&lt;br&gt;Errors are those of the last minute; p95 holds delays that filters add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no more conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in draft, not live yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteTest</name>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the draft has errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesDock</name>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesPage</name>
    <message>
        <source>Filter routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only some routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · evaluated top to bottom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RunState</name>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerActions</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerEditModel</name>
    <message>
        <source>%1 at %2, weight %3, %4 of the requests, %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State in the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsDialog</name>
    <message>
        <source>No animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply what another editor saved at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell when a backend goes down or comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start of the proxy on. Else a banner shows what changed, and waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShareHeader</name>
    <message>
        <source>actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartFailedPage</name>
    <message>
        <source>The proxy could not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the file, then try again. Nothing was started and nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has it. End that program, or choose another port in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports below 1024 need rights that this program doesn&apos;t have; choose a higher one, or see whether the file may be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether the file is still where it was, or open another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the log for what happened before, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The configuration has %n error(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the running proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can look at that proxy and control it from here, or end it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusStrip</name>
    <message>
        <source>No file: this configuration lives in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No configuration open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is gone; what was loaded serves on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1, read %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proxy not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests in gen %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached to pid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StepBar</name>
    <message>
        <source>Parse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step and its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a step, its state and a note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is bound, what runs is untouched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prepare, write the file, commit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TabStrip</name>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TesterModel</name>
    <message>
        <source>ends in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matches %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>got %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match, answers %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match, backend %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live, gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doesn&apos;t hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule %1, %2: live %3, draft %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TesterPage</name>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send for real</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this request through the proxy now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluates as you type, sends nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each route says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live and draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route tester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → no server takes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → next pick &lt;b&gt;%2&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy has no address to send to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 in %3 ms, %4</source>
        <comment>status, reason, duration, size of an answer</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopologyPage</name>
    <message>
        <source>&amp;Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live + draft overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopologyView</name>
    <message>
        <source>Topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners, routes, backends and servers. Arrow keys move between them, Return opens the editor.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Tray</name>
    <message>
        <source>Signalbox: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox: %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlCompleter</name>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a proposal and what it is for</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlEditor</name>
    <message>
        <source>Configuration as YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit of the text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlGutter</name>
    <message>
        <source>Line numbers and changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlPage</name>
    <message>
        <source>Line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s), the running proxy is untouched</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>as it runs, gen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft, no errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be formatted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
