<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open file…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open a configuration file</source>
        <translation>Eine Konfigurationsdatei öffnen</translation>
    </message>
    <message>
        <source>Open &amp;demo</source>
        <translation>&amp;Demo öffnen</translation>
    </message>
    <message>
        <source>Start the built-in servers and a proxy before them</source>
        <translation>Die eingebauten Server und einen Proxy davor starten</translation>
    </message>
    <message>
        <source>&amp;Find dev servers</source>
        <translation>Entwicklungs&amp;server suchen</translation>
    </message>
    <message>
        <source>List the servers that listen here</source>
        <translation>Die Server auflisten, die hier lauschen</translation>
    </message>
    <message>
        <source>Show in fo&amp;lder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the configuration file in its folder</source>
        <translation>Die Konfigurationsdatei in ihrem Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Look, outside edits, notifications, language</source>
        <translation>Aussehen, Änderungen von außen, Benachrichtigungen, Sprache</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Stop the proxy and leave</source>
        <translation>Den Proxy stoppen und beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take the last edit of the draft back</source>
        <translation>Die letzte Änderung am Entwurf zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do the edit again that was taken back</source>
        <translation>Die zurückgenommene Änderung noch einmal ausführen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Go to the filter of the current pane</source>
        <translation>Zum Filter des aktuellen Bereichs gehen</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>&amp;Filter leeren</translation>
    </message>
    <message>
        <source>Empty the filter</source>
        <translation>Den Filter leeren</translation>
    </message>
    <message>
        <source>For&amp;mat draft</source>
        <translation>Entwurf for&amp;matieren</translation>
    </message>
    <message>
        <source>Write the draft in the usual layout</source>
        <translation>Den Entwurf in der üblichen Form schreiben</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>&amp;Befehlspalette</translation>
    </message>
    <message>
        <source>Every action, route and server by name</source>
        <translation>Jede Aktion, jede Route und jeder Server beim Namen</translation>
    </message>
    <message>
        <source>&amp;Topology</source>
        <translation>&amp;Topologie</translation>
    </message>
    <message>
        <source>Listeners, routes, backends and servers</source>
        <translation>Listener, Routen, Backends und Server</translation>
    </message>
    <message>
        <source>Route &amp;editor</source>
        <translation>Routen-&amp;Editor</translation>
    </message>
    <message>
        <source>Edit the selected route</source>
        <translation>Die ausgewählte Route bearbeiten</translation>
    </message>
    <message>
        <source>&amp;YAML</source>
        <translation>&amp;YAML</translation>
    </message>
    <message>
        <source>Edit the draft as text</source>
        <translation>Den Entwurf als Text bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Backend editor</source>
        <translation>Ba&amp;ckend-Editor</translation>
    </message>
    <message>
        <source>Edit the selected backend</source>
        <translation>Das ausgewählte Backend bearbeiten</translation>
    </message>
    <message>
        <source>Servers, their state and their load</source>
        <translation>Server, ihr Zustand und ihre Last</translation>
    </message>
    <message>
        <source>&amp;Generations</source>
        <translation>&amp;Generationen</translation>
    </message>
    <message>
        <source>Configurations that ran, and what changed</source>
        <translation>Konfigurationen, die liefen, und was sich änderte</translation>
    </message>
    <message>
        <source>R&amp;oute tester</source>
        <translation>R&amp;outentester</translation>
    </message>
    <message>
        <source>Which route would take a request, and why</source>
        <translation>Welche Route eine Anfrage nähme, und warum</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>What is wrong with the draft</source>
        <translation>Was am Entwurf nicht stimmt</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>Protoko&amp;ll</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>&amp;Routen</translation>
    </message>
    <message>
        <source>Show or hide the list of routes</source>
        <translation>Die Liste der Routen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Botto&amp;m dock</source>
        <translation>&amp;Unterer Bereich</translation>
    </message>
    <message>
        <source>Show or hide the pages below</source>
        <translation>Die unteren Seiten zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the focus to the next pane</source>
        <translation>Den Fokus in den nächsten Bereich setzen</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>Move the focus to the previous pane</source>
        <translation>Den Fokus in den vorigen Bereich setzen</translation>
    </message>
    <message>
        <source>Next pro&amp;blem</source>
        <translation>Nächstes &amp;Problem</translation>
    </message>
    <message>
        <source>Go to the next problem of the draft</source>
        <translation>Zum nächsten Problem des Entwurfs gehen</translation>
    </message>
    <message>
        <source>Previous proble&amp;m</source>
        <translation>&amp;Voriges Problem</translation>
    </message>
    <message>
        <source>Go to the previous problem of the draft</source>
        <translation>Zum vorigen Problem des Entwurfs gehen</translation>
    </message>
    <message>
        <source>&amp;System colours</source>
        <translation>&amp;Systemfarben</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>Dunkler Text auf hellem Grund</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>Heller Text auf dunklem Grund</translation>
    </message>
    <message>
        <source>No &amp;animation</source>
        <translation>Ohne An&amp;imation</translation>
    </message>
    <message>
        <source>Text instead of moving arcs and bars</source>
        <translation>Text statt bewegter Bögen und Balken</translation>
    </message>
    <message>
        <source>Docks, columns and sizes as at first</source>
        <translation>Docks, Spalten und Größen wie am Anfang</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Heranzoomen</translation>
    </message>
    <message>
        <source>Make the map larger</source>
        <translation>Die Karte vergrößern</translation>
    </message>
    <message>
        <source>Make the map smaller</source>
        <translation>Die Karte verkleinern</translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation>Zoom &amp;anpassen</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Die ganze Karte zeigen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>Den Proxy starten</translation>
    </message>
    <message>
        <source>Re&amp;load file</source>
        <translation>Datei &amp;neu laden</translation>
    </message>
    <message>
        <source>Read the configuration file again and swap to it</source>
        <translation>Die Konfigurationsdatei neu lesen und auf sie umschalten</translation>
    </message>
    <message>
        <source>Review &amp;&amp; &amp;Apply</source>
        <translation>Prüfen &amp;&amp; &amp;anwenden</translation>
    </message>
    <message>
        <source>Look at what the draft changes, then let it serve</source>
        <translation>Ansehen, was der Entwurf ändert, und ihn dann in Betrieb nehmen</translation>
    </message>
    <message>
        <source>&amp;Discard draft</source>
        <translation>Entwurf &amp;verwerfen</translation>
    </message>
    <message>
        <source>Back to what runs</source>
        <translation>Zurück zu dem, was läuft</translation>
    </message>
    <message>
        <source>&amp;Roll back…</source>
        <translation>&amp;Zurückrollen…</translation>
    </message>
    <message>
        <source>Make a new generation of an old one&apos;s text</source>
        <translation>Aus dem Text einer alten Generation eine neue machen</translation>
    </message>
    <message>
        <source>Force &amp;close</source>
        <translation>Verbindungen &amp;kappen</translation>
    </message>
    <message>
        <source>Cut what is still on the old generation</source>
        <translation>Trennen, was noch auf der alten Generation läuft</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>What two generations differ in</source>
        <translation>Worin sich zwei Generationen unterscheiden</translation>
    </message>
    <message>
        <source>Cop&amp;y address</source>
        <translation>A&amp;dresse kopieren</translation>
    </message>
    <message>
        <source>Copy the address to open in a browser</source>
        <translation>Die Adresse für den Browser kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Open the proxy&apos;s address</source>
        <translation>Die Adresse des Proxys öffnen</translation>
    </message>
    <message>
        <source>&amp;New route</source>
        <translation>&amp;Neue Route</translation>
    </message>
    <message>
        <source>Add a route to the draft</source>
        <translation>Dem Entwurf eine Route hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Give the route another name</source>
        <translation>Der Route einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Add a copy below the route</source>
        <translation>Eine Kopie unter der Route hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Take the route out of the draft</source>
        <translation>Die Route aus dem Entwurf nehmen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Evaluate the route earlier</source>
        <translation>Die Route früher auswerten</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>N&amp;ach unten</translation>
    </message>
    <message>
        <source>Evaluate the route later</source>
        <translation>Die Route später auswerten</translation>
    </message>
    <message>
        <source>&amp;Enabled</source>
        <translation>A&amp;ktiviert</translation>
    </message>
    <message>
        <source>Let the route take requests, or not</source>
        <translation>Die Route Anfragen annehmen lassen oder nicht</translation>
    </message>
    <message>
        <source>Open the route in the editor</source>
        <translation>Die Route im Editor öffnen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Open the tester with the route&apos;s request</source>
        <translation>Den Tester mit der Anfrage der Route öffnen</translation>
    </message>
    <message>
        <source>New &amp;backend</source>
        <translation>&amp;Neues Backend</translation>
    </message>
    <message>
        <source>Add a backend to the draft</source>
        <translation>Dem Entwurf ein Backend hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Edit backend</source>
        <translation>Backend &amp;bearbeiten</translation>
    </message>
    <message>
        <source>Open the backend in the editor</source>
        <translation>Das Backend im Editor öffnen</translation>
    </message>
    <message>
        <source>Take the backend out of the draft</source>
        <translation>Das Backend aus dem Entwurf nehmen</translation>
    </message>
    <message>
        <source>&amp;Add server</source>
        <translation>Server &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add a server to the backend</source>
        <translation>Dem Backend einen Server hinzufügen</translation>
    </message>
    <message>
        <source>Remo&amp;ve server</source>
        <translation>Server en&amp;tfernen</translation>
    </message>
    <message>
        <source>Take the server out of the draft</source>
        <translation>Den Server aus dem Entwurf nehmen</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>Probe the server at once</source>
        <translation>Den Server sofort prüfen</translation>
    </message>
    <message>
        <source>&amp;Drain</source>
        <translation>&amp;Drain</translation>
    </message>
    <message>
        <source>No new requests; those in flight finish</source>
        <translation>Keine neuen Anfragen; laufende werden beendet</translation>
    </message>
    <message>
        <source>&amp;Maint</source>
        <translation>&amp;Maint</translation>
    </message>
    <message>
        <source>Neither requests nor checks</source>
        <translation>Weder Anfragen noch Prüfungen</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>&amp;Aktivieren</translation>
    </message>
    <message>
        <source>Back to what the configuration says</source>
        <translation>Zurück zu dem, was die Konfiguration sagt</translation>
    </message>
    <message>
        <source>&amp;Documentation</source>
        <translation>&amp;Dokumentation</translation>
    </message>
    <message>
        <source>Every key of the configuration file</source>
        <translation>Jeder Schlüssel der Konfigurationsdatei</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Every action and its keys</source>
        <translation>Jede Aktion und ihre Tasten</translation>
    </message>
    <message>
        <source>&amp;About Signalbox</source>
        <translation>Ü&amp;ber Signalbox</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
    <message>
        <source>Bac&amp;kends &amp;&amp; Health</source>
        <translation>Bac&amp;kends &amp;&amp; Zustand</translation>
    </message>
    <message>
        <source>Reset layo&amp;ut</source>
        <translation>Layout &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Zoom out</source>
        <translation>Herau&amp;szoomen</translation>
    </message>
    <message>
        <source>Ed&amp;it</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Remove backend</source>
        <translation>Backend &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>BackendForm</name>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Host field</source>
        <translation>Host-Header</translation>
    </message>
    <message>
        <source>most requests at a time</source>
        <translation>Anfragen gleichzeitig höchstens</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>http if there is a path, else tcp</source>
        <translation>http, wenn ein Pfad da ist, sonst tcp</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation>der des Servers</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>within</source>
        <translation>binnen</translation>
    </message>
    <message>
        <source>successes until up</source>
        <translation>Erfolge bis UP</translation>
    </message>
    <message>
        <source>failures until down</source>
        <translation>Fehlschläge bis DOWN</translation>
    </message>
    <message>
        <source>expected status</source>
        <translation>erwarteter Status</translation>
    </message>
    <message>
        <source>text in the body</source>
        <translation>Text im Inhalt</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>regular expression for the body</source>
        <translation>regulärer Ausdruck für den Inhalt</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>failures in a row</source>
        <translation>Fehlschläge in Folge</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation>Wartezeit vor einer Wiederholung</translation>
    </message>
    <message>
        <source>share of requests at most</source>
        <translation>Anteil der Anfragen höchstens</translation>
    </message>
    <message>
        <source>name of the %1</source>
        <translation>Name: %1</translation>
    </message>
    <message>
        <source>value of the %1 %2</source>
        <translation>Wert: %1 %2</translation>
    </message>
    <message>
        <source>request field</source>
        <translation>Anfrage-Header</translation>
    </message>
    <message>
        <source>expected field</source>
        <translation>erwarteter Header</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>route %1</source>
        <translation>Route %1</translation>
    </message>
    <message>
        <source>backend %1</source>
        <translation>Backend %1</translation>
    </message>
    <message>
        <source>listener %1</source>
        <translation>Listener %1</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>comments and layout only</source>
        <translation>nur Kommentare und Form</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckProbe</name>
    <message>
        <source>%1: passed in %2</source>
        <translation>%1: bestanden in %2</translation>
    </message>
    <message>
        <source>%1: failed after %2</source>
        <translation>%1: fehlgeschlagen nach %2</translation>
    </message>
    <message>
        <source>, status %1</source>
        <translation>, Status %1</translation>
    </message>
    <message>
        <source>: %1</source>
        <translation>: %1</translation>
    </message>
</context>
<context>
    <name>DraftChanges</name>
    <message>
        <source>any request</source>
        <translation>jede Anfrage</translation>
    </message>
    <message>
        <source>to backend %1</source>
        <translation>an Backend %1</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation>%1 hinzugefügt: %2</translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation>%1 entfernt: %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 is now in place %2</source>
        <translation>%1 steht jetzt an Stelle %2</translation>
    </message>
    <message>
        <source>from place %1 to %2</source>
        <translation>von Stelle %1 an Stelle %2</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>Route %1</source>
        <translation>Route %1</translation>
    </message>
    <message>
        <source>Backend %1</source>
        <translation>Backend %1</translation>
    </message>
    <message>
        <source>Listener %1</source>
        <translation>Listener %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a thing and a part of it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>name of the field</source>
        <translation>Name des Headers</translation>
    </message>
    <message>
        <source>value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>to</source>
        <comment>set field to value</comment>
        <translation>auf</translation>
    </message>
    <message>
        <source>map back in answers</source>
        <translation>in Antworten zurück</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>file, in place of a text</source>
        <translation>Datei statt eines Textes</translation>
    </message>
    <message>
        <source>text of the answer</source>
        <translation>Text der Antwort</translation>
    </message>
    <message>
        <source>from</source>
        <comment>respond from file</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>saying</source>
        <translation>mit Text</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>prefix that goes</source>
        <translation>bisheriges Präfix</translation>
    </message>
    <message>
        <source>with</source>
        <translation>durch</translation>
    </message>
    <message>
        <source>prefix that comes</source>
        <translation>neues Präfix</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>regulärer Ausdruck</translation>
    </message>
    <message>
        <source>to</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>new path</source>
        <translation>neuer Pfad</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>strip prefix</source>
        <translation>Präfix entfernen</translation>
    </message>
    <message>
        <source>add prefix</source>
        <translation>Präfix voranstellen</translation>
    </message>
    <message>
        <source>replace prefix</source>
        <translation>Präfix ersetzen</translation>
    </message>
    <message>
        <source>rewrite path</source>
        <translation>Pfad umschreiben</translation>
    </message>
    <message>
        <source>set host</source>
        <translation>Host setzen</translation>
    </message>
    <message>
        <source>set request header</source>
        <translation>Anfrage-Header setzen</translation>
    </message>
    <message>
        <source>add request header</source>
        <translation>Anfrage-Header anfügen</translation>
    </message>
    <message>
        <source>remove request header</source>
        <translation>Anfrage-Header entfernen</translation>
    </message>
    <message>
        <source>set response header</source>
        <translation>Antwort-Header setzen</translation>
    </message>
    <message>
        <source>add response header</source>
        <translation>Antwort-Header anfügen</translation>
    </message>
    <message>
        <source>remove response header</source>
        <translation>Antwort-Header entfernen</translation>
    </message>
    <message>
        <source>redirect to</source>
        <translation>umleiten auf</translation>
    </message>
    <message>
        <source>respond with</source>
        <translation>antworten mit</translation>
    </message>
    <message>
        <source>no filter</source>
        <translation>kein Filter</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>This is shared as *%1: change it where &amp;%1 stands</source>
        <translation>Das ist als *%1 geteilt: ändern Sie es dort, wo &amp;%1 steht</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>A workbench for a reverse proxy on your machine.</source>
        <translation>Eine Werkbank für einen Reverse-Proxy auf Ihrem Rechner.</translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL), yaml-cpp (MIT) and RE2 (BSD).</source>
        <translation>Gebaut mit Qt %1 (LGPL), yaml-cpp (MIT) und RE2 (BSD).</translation>
    </message>
    <message>
        <source>About Signalbox</source>
        <translation>Über Signalbox</translation>
    </message>
    <message>
        <source>Keys of signalbox.yaml</source>
        <translation>Schlüssel von signalbox.yaml</translation>
    </message>
    <message>
        <source>Leave the YAML text</source>
        <translation>YAML-Text verlassen</translation>
    </message>
    <message>
        <source>Tab alone indents once something was pressed in the text</source>
        <translation>Tab allein rückt ein, sobald im Text etwas gedrückt wurde</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>&amp;Route</translation>
    </message>
    <message>
        <source>&amp;Backend</source>
        <translation>Ba&amp;ckend</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Colour&amp;s</source>
        <translation>&amp;Farben</translation>
    </message>
</context>
<context>
    <name>Predicates</name>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>Listener</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is below</source>
        <comment>host: any name under the given one</comment>
        <translation>liegt unter</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>beginnt mit</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>ist genau</translation>
    </message>
    <message>
        <source>matches regex</source>
        <translation>passt zu Regex</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>liegt in</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>ist eines von</translation>
    </message>
    <message>
        <source>is present</source>
        <translation>ist vorhanden</translation>
    </message>
    <message>
        <source>is absent</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>RouteEdits</name>
    <message>
        <source>disable route %1</source>
        <translation>Route %1 deaktivieren</translation>
    </message>
    <message>
        <source>enable route %1</source>
        <translation>Route %1 aktivieren</translation>
    </message>
    <message>
        <source>rename route %1</source>
        <translation>Route %1 umbenennen</translation>
    </message>
    <message>
        <source>remove route %1</source>
        <translation>Route %1 entfernen</translation>
    </message>
    <message>
        <source>move route %1</source>
        <translation>Route %1 verschieben</translation>
    </message>
    <message>
        <source>duplicate route %1</source>
        <translation>Route %1 duplizieren</translation>
    </message>
    <message>
        <source>new route</source>
        <translation>neue Route</translation>
    </message>
    <message>
        <source>line %1 can&apos;t be read: %2</source>
        <translation>Zeile %1 kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>RouteForm</name>
    <message>
        <source>backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Timeout</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>retry on</source>
        <translation>wiederholen bei</translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation>Wartezeit vor einer Wiederholung</translation>
    </message>
    <message>
        <source>most retries, as a share of requests</source>
        <translation>Wiederholungen höchstens, als Anteil der Anfragen</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>answer&apos;s head</source>
        <translation>Kopf der Antwort</translation>
    </message>
    <message>
        <source>between two reads</source>
        <translation>zwischen zwei Lesevorgängen</translation>
    </message>
    <message>
        <source>between two writes</source>
        <translation>zwischen zwei Schreibvorgängen</translation>
    </message>
    <message>
        <source>idle tunnel</source>
        <translation>ruhender Tunnel</translation>
    </message>
    <message>
        <source>as the settings</source>
        <translation>wie die Einstellungen</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>aktiviert</translation>
    </message>
    <message>
        <source>backend&apos;s</source>
        <translation>Backend</translation>
    </message>
</context>
<context>
    <name>RouteReplay</name>
    <message>
        <source>no route (404)</source>
        <translation>keine Route (404)</translation>
    </message>
    <message>
        <source>They come here today, too.</source>
        <translation>Sie kommen auch heute hierher.</translation>
    </message>
    <message>
        <source>Today %1 handles all of them.</source>
        <translation>Heute übernimmt %1 alle.</translation>
    </message>
    <message>
        <source>%1 handles %2</source>
        <translation>%1 übernimmt %2</translation>
    </message>
    <message>
        <source>Today %1.</source>
        <translation>Heute: %1.</translation>
    </message>
    <message>
        <source>Rule %1 (%2) comes first and takes what it can of %3</source>
        <translation>Regel %1 (%2) kommt zuerst und nimmt sich, was sie von %3 kann</translation>
    </message>
    <message>
        <source>Rule %1 (%2) comes first and takes all of %3: this one never matches</source>
        <translation>Regel %1 (%2) kommt zuerst und nimmt alles von %3: Diese hier trifft nie zu</translation>
    </message>
    <message>
        <source>Overlaps rule %1 (%2), which never matches: this one comes first and takes all of %3</source>
        <translation>Überschneidet sich mit Regel %1 (%2), die nie zutrifft: Diese hier kommt zuerst und nimmt alles von %3</translation>
    </message>
    <message>
        <source>Overlaps rule %1 (%2): this one comes first and takes what it can of %3</source>
        <translation>Überschneidet sich mit Regel %1 (%2): Diese hier kommt zuerst und nimmt sich, was sie von %3 kann</translation>
    </message>
</context>
<context>
    <name>RouteRows</name>
    <message>
        <source>header %1</source>
        <translation>Header %1</translation>
    </message>
    <message>
        <source>query %1</source>
        <translation>Query %1</translation>
    </message>
    <message>
        <source>clients %1</source>
        <translation>Clients %1</translation>
    </message>
    <message>
        <source>listeners %1</source>
        <translation>Listener %1</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation>
            <numerusform>noch %n</numerusform>
            <numerusform>noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>first check</source>
        <translation>erste Prüfung</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>von Ihnen angehalten</translation>
    </message>
    <message>
        <source>no check configured</source>
        <translation>ohne Prüfung</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>connected in %1</source>
        <translation>verbunden in %1</translation>
    </message>
    <message>
        <source>%1 of backend %2</source>
        <translation>%1 von Backend %2</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>%1 Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>no results yet</source>
        <translation>noch keine Ergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n bestanden</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them slowly</source>
        <translation>
            <numerusform>%n davon langsam</numerusform>
            <numerusform>%n davon langsam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest failed</source>
        <translation>die neueste fehlgeschlagen</translation>
    </message>
    <message>
        <source>the newest passed</source>
        <translation>die neueste bestanden</translation>
    </message>
    <message>
        <source>%1, expected %2</source>
        <comment>shares</comment>
        <translation>%1, erwartet %2</translation>
    </message>
</context>
<context>
    <name>StateLook</name>
    <message>
        <source>going down</source>
        <translation>fällt aus</translation>
    </message>
    <message>
        <source>going up</source>
        <translation>kommt wieder</translation>
    </message>
    <message>
        <source>ejected</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Läuft leer</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Abgelöst</translation>
    </message>
</context>
<context>
    <name>Topology</name>
    <message>
        <source>Listeners</source>
        <translation>Listener</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>in evaluation order</source>
        <translation>in Auswertungsreihenfolge</translation>
    </message>
    <message>
        <source>Backends</source>
        <translation>Backends</translation>
    </message>
    <message>
        <source>with next picks</source>
        <translation>mit nächster Wahl</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Edge width</source>
        <translation>Linienbreite</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 Anfr./s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>no server</source>
        <translation>kein Server</translation>
    </message>
    <message>
        <source>every pick</source>
        <translation>jede Wahl</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation>
            <numerusform>noch %n</numerusform>
            <numerusform>noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Listener %1 on %2</source>
        <translation>Listener %1 auf %2</translation>
    </message>
    <message>
        <source>Route %1, %2: %3 %4</source>
        <translation>Route %1, %2: %3 %4</translation>
    </message>
    <message>
        <source>Route %1: %2 %3</source>
        <translation>Route %1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>Backend %1, %2, %n server(s)</source>
        <translation>
            <numerusform>Backend %1, %2, %n Server</numerusform>
            <numerusform>Backend %1, %2, %n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Server %1 of backend %2</source>
        <translation>Server %1 von Backend %2</translation>
    </message>
    <message>
        <source>%1 in the draft</source>
        <translation>im Entwurf %1</translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation>Störung %1</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>%1 Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>server %1 takes every pick</source>
        <translation>Server %1 wird immer gewählt</translation>
    </message>
    <message>
        <source>next picks %1</source>
        <translation>nächste Wahl %1</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>ausgelassen: %1</translation>
    </message>
    <message>
        <source>enabled in the draft</source>
        <translation>im Entwurf aktiviert</translation>
    </message>
    <message>
        <source>disabled in the draft</source>
        <translation>im Entwurf deaktiviert</translation>
    </message>
</context>
<context>
    <name>TopologyMap</name>
    <message>
        <source>h1 · WebSocket</source>
        <translation>h1 · WebSocket</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
</context>
<context>
    <name>YamlMarks</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>signalbox::desktop::Screenshot</name>
    <message>
        <source>the picture can&apos;t be written to %1</source>
        <translation>das Bild kann nicht nach %1 geschrieben werden</translation>
    </message>
    <message>
        <source>the screen had no data after %1 s; the picture shows it as it was</source>
        <translation>die Ansicht hatte nach %1 s keine Daten; das Bild zeigt sie, wie sie war</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
</context>
<context>
    <name>signalbox::desktop::WorkspaceHost</name>
    <message>
        <source>%1 was changed by another program; saving the draft replaces that</source>
        <translation>%1 wurde von einem anderen Programm geändert; den Entwurf zu speichern ersetzt das</translation>
    </message>
    <message>
        <source>The demo can&apos;t start: %1</source>
        <translation>Die Demo kann nicht starten: %1</translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>Die Datei kann nicht geschrieben werden: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendActions</name>
    <message>
        <source>remove backend %1</source>
        <translation>Backend %1 entfernen</translation>
    </message>
    <message>
        <source>new backend</source>
        <translation>neues Backend</translation>
    </message>
    <message>
        <source>add a server to %1</source>
        <translation>Server zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>remove server %1</source>
        <translation>Server %1 entfernen</translation>
    </message>
    <message>
        <source>Remove backend</source>
        <translation>Backend entfernen</translation>
    </message>
    <message>
        <source>Remove backend %1 and what sends to it?</source>
        <translation>Backend %1 entfernen, mit allem, was dorthin führt?</translation>
    </message>
    <message numerus="yes">
        <source>Remove with %n route(s)</source>
        <translation>
            <numerusform>Mit %n Route entfernen</numerusform>
            <numerusform>Mit %n Routen entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removes %n route(s) leading to it, too: %1. One undo brings all of it back; nothing changes for traffic before Apply.</source>
        <translation>
            <numerusform>Entfernt auch %n Route, die dorthin führt: %1. Einmal Rückgängig bringt alles zurück; für den Verkehr ändert sich vor dem Anwenden nichts.</numerusform>
            <numerusform>Entfernt auch %n Routen, die dorthin führen: %1. Einmal Rückgängig bringt alles zurück; für den Verkehr ändert sich vor dem Anwenden nichts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendEditorPage</name>
    <message>
        <source>Backend that is edited</source>
        <translation>Bearbeitetes Backend</translation>
    </message>
    <message>
        <source>Name of the backend</source>
        <translation>Name des Backends</translation>
    </message>
    <message>
        <source>rename a backend</source>
        <translation>Backend umbenennen</translation>
    </message>
    <message>
        <source>Remove the backend</source>
        <translation>Das Backend entfernen</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>named</source>
        <translation>namens</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>Nicht übernommen: %1</translation>
    </message>
    <message>
        <source>no route sends to it</source>
        <translation>keine Route sendet dorthin</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>benutzt von %1</translation>
    </message>
    <message>
        <source>change a backend</source>
        <translation>Backend ändern</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Check the servers&apos; health</source>
        <translation>Zustand der Server prüfen</translation>
    </message>
    <message>
        <source>Take servers out while requests fail</source>
        <translation>Server herausnehmen, solange Anfragen fehlschlagen</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>answer has</source>
        <translation>Antwort hat</translation>
    </message>
    <message>
        <source>ask with</source>
        <translation>fragen mit</translation>
    </message>
    <message>
        <source>Remove the expected field %1</source>
        <translation>Den erwarteten Header %1 entfernen</translation>
    </message>
    <message>
        <source>Remove the request field %1</source>
        <translation>Den Anfrage-Header %1 entfernen</translation>
    </message>
    <message>
        <source>Add expected field</source>
        <translation>Erwarteten Header hinzufügen</translation>
    </message>
    <message>
        <source>Add request field</source>
        <translation>Anfrage-Header hinzufügen</translation>
    </message>
    <message>
        <source>%1. The form shows the last state that could be read, and can&apos;t be changed until the text can be read again.</source>
        <translation>%1. Das Formular zeigt den letzten lesbaren Stand und kann erst geändert werden, wenn der Text wieder gelesen werden kann.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendStates</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendTableModel</name>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gew.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Requests on the server now</source>
        <translation>Anfragen, die der Server gerade bearbeitet</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>Requests that ended in the last second</source>
        <translation>Anfragen, die in der letzten Sekunde endeten</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>How often the server was chosen</source>
        <translation>Wie oft der Server gewählt wurde</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Bar: actual share of the backend&apos;s picks in the last ten seconds. Tick: expected from the weights of the servers that take requests.</source>
        <translation>Balken: tatsächlicher Anteil an der Wahl des Backends in den letzten zehn Sekunden. Strich: erwartet nach den Gewichten der Server, die Anfragen annehmen.</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the requests took no longer. Upstream time of the last ten seconds, without injected delay.</source>
        <translation>Die Hälfte der Anfragen dauerte nicht länger. Upstream-Zeit der letzten zehn Sekunden, ohne eingefügte Verzögerung.</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the requests took no longer. Upstream time of the last ten seconds, without injected delay.</source>
        <translation>95 % der Anfragen dauerten nicht länger. Upstream-Zeit der letzten zehn Sekunden, ohne eingefügte Verzögerung.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Failed connections, resets, timeouts and 5xx answers</source>
        <translation>Fehlgeschlagene Verbindungen, Abbrüche, Timeouts und 5xx-Antworten</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Letzte Prüfung</translation>
    </message>
    <message>
        <source>Last 60 checks, newest at the end</source>
        <translation>Letzte 60 Prüfungen, neueste am Ende</translation>
    </message>
    <message>
        <source>%1 of backend %2, not running</source>
        <translation>%1 von Backend %2, läuft nicht</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendsPage</name>
    <message>
        <source>Backends and servers</source>
        <translation>Backends und Server</translation>
    </message>
    <message>
        <source>Filter servers</source>
        <translation>Server filtern</translation>
    </message>
    <message>
        <source>Picks and errors count</source>
        <translation>Wahl und Fehler zählen</translation>
    </message>
    <message>
        <source>From when picks and errors are counted</source>
        <translation>Ab wann Wahl und Fehler gezählt werden</translation>
    </message>
    <message>
        <source>Since gen %1</source>
        <translation>Seit Gen. %1</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>Seit dem Start</translation>
    </message>
    <message>
        <source>Backends &amp; Health</source>
        <translation>Backends &amp; Zustand</translation>
    </message>
    <message>
        <source>No server matches the filter</source>
        <translation>Kein Server passt zum Filter</translation>
    </message>
    <message>
        <source>No servers yet: open a file, or add a backend to the draft</source>
        <translation>Noch keine Server: öffnen Sie eine Datei oder fügen Sie dem Entwurf ein Backend hinzu</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BottomDock</name>
    <message>
        <source>Pages below</source>
        <translation>Untere Seiten</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Centre</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeDelegate</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeListModel</name>
    <message>
        <source>Route %1 added as rule %2</source>
        <translation>Route %1 als Regel %2 hinzugefügt</translation>
    </message>
    <message>
        <source>Route %1 removed</source>
        <translation>Route %1 entfernt</translation>
    </message>
    <message>
        <source>Route %1 moved to rule %2</source>
        <translation>Route %1 auf Regel %2 verschoben</translation>
    </message>
    <message>
        <source>Route %1 changed</source>
        <translation>Route %1 geändert</translation>
    </message>
    <message>
        <source>Backend %1 added</source>
        <translation>Backend %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Backend %1 removed</source>
        <translation>Backend %1 entfernt</translation>
    </message>
    <message>
        <source>Backend %1 changed</source>
        <translation>Backend %1 geändert</translation>
    </message>
    <message>
        <source>Listener %1 added</source>
        <translation>Listener %1 hinzugefügt</translation>
    </message>
    <message>
        <source>Listener %1 removed</source>
        <translation>Listener %1 entfernt</translation>
    </message>
    <message>
        <source>Listener %1 changed</source>
        <translation>Listener %1 geändert</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Einstellungen geändert</translation>
    </message>
    <message>
        <source>File changed</source>
        <translation>Datei geändert</translation>
    </message>
    <message numerus="yes">
        <source>None of the last %n request(s) used it</source>
        <translation>
            <numerusform>Die letzte Anfrage benutzte es nicht (%n)</numerusform>
            <numerusform>Keine der letzten %n Anfragen benutzte es</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still in use: %1 of the last %n request(s)</source>
        <translation>
            <numerusform>Noch in Gebrauch: %1 von %n letzten Anfrage</numerusform>
            <numerusform>Noch in Gebrauch: %1 der letzten %n Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) that went nowhere</source>
        <translation>
            <numerusform>Nimmt %1 von %n letzten Anfrage, die nirgendwohin ging</numerusform>
            <numerusform>Nimmt %1 der letzten %n Anfragen, die nirgendwohin gingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) over from %2</source>
        <translation>
            <numerusform>Übernimmt %1 von %n letzten Anfrage von %2</numerusform>
            <numerusform>Übernimmt %1 der letzten %n Anfragen von %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Its slowest request in the replay took %1 ms</source>
        <translation>Seine langsamste Anfrage in der Wiedergabe dauerte %1 ms</translation>
    </message>
    <message>
        <source>Settings added</source>
        <translation>Einstellungen hinzugefügt</translation>
    </message>
    <message>
        <source>Settings removed</source>
        <translation>Einstellungen entfernt</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Action, route, backend or server</source>
        <translation>Aktion, Route, Backend oder Server</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>server of %1</source>
        <translation>Server von %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DesktopNotices</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffPane</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n unveränderte Zeile</numerusform>
            <numerusform>%n unveränderte Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffView</name>
    <message>
        <source>Unified</source>
        <translation>Untereinander</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a file, lines added, lines removed</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n Zeile hinzugefügt</numerusform>
            <numerusform>%n Zeilen hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n Zeile entfernt</numerusform>
            <numerusform>%n Zeilen entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiscoveryModel</name>
    <message>
        <source>of another user, left alone</source>
        <translation>von einem anderen Benutzer, bleibt unberührt</translation>
    </message>
    <message>
        <source>system service, left alone</source>
        <translation>Systemdienst, bleibt unberührt</translation>
    </message>
    <message>
        <source>not HTTP, left alone</source>
        <translation>kein HTTP, bleibt unberührt</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>HTML, “%1”</source>
        <translation>HTML, „%1“</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>HTTP, status %1</source>
        <translation>HTTP, Status %1</translation>
    </message>
    <message>
        <source>Port %1, %2, %3</source>
        <translation>Port %1, %2, %3</translation>
    </message>
    <message>
        <source>%1, becomes %2</source>
        <translation>%1, wird %2</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>unbekanntes Programm</translation>
    </message>
    <message>
        <source>joins %1, round-robin</source>
        <translation>kommt zu %1, Round-Robin</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>Alle Server</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Program, folder</source>
        <translation>Programm, Ordner</translation>
    </message>
    <message>
        <source>Answers with</source>
        <translation>Antwortet mit</translation>
    </message>
    <message>
        <source>Route to create</source>
        <translation>Künftige Route</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiscoveryTable</name>
    <message>
        <source>Detected servers</source>
        <translation>Gefundene Server</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftDocument</name>
    <message>
        <source>discard the draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>the text can&apos;t be read</source>
        <translation>der Text kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>line %1 can&apos;t be read: %2</source>
        <translation>Zeile %1 kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftEdits</name>
    <message>
        <source>the text can&apos;t be read as it is</source>
        <translation>der Text kann so nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftSummary</name>
    <message>
        <source>Draft: other text, same meaning</source>
        <translation>Entwurf: anderer Text, gleiche Bedeutung</translation>
    </message>
    <message numerus="yes">
        <source>Draft: %n change(s)</source>
        <translation>
            <numerusform>Entwurf: %n Änderung</numerusform>
            <numerusform>Entwurf: %n Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft matches gen %1</source>
        <translation>Entwurf gleicht Gen. %1</translation>
    </message>
    <message>
        <source>Draft: can&apos;t be read</source>
        <translation>Entwurf: nicht lesbar</translation>
    </message>
    <message>
        <source>Draft: has errors</source>
        <translation>Entwurf: fehlerhaft</translation>
    </message>
    <message numerus="yes">
        <source>Draft: %n change(s), with errors</source>
        <translation>
            <numerusform>Entwurf: %n Änderung, mit Fehlern</numerusform>
            <numerusform>Entwurf: %n Änderungen, mit Fehlern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventLog</name>
    <message>
        <source>The proxy starts</source>
        <translation>Der Proxy startet</translation>
    </message>
    <message>
        <source>The proxy stops: requests in flight may finish</source>
        <translation>Der Proxy stoppt: laufende Anfragen dürfen enden</translation>
    </message>
    <message>
        <source>The proxy has stopped</source>
        <translation>Der Proxy hat gestoppt</translation>
    </message>
    <message>
        <source>The proxy can&apos;t start: %1</source>
        <translation>Der Proxy kann nicht starten: %1</translation>
    </message>
    <message>
        <source>Generation %1 serves on %2</source>
        <translation>Generation %1 bedient %2</translation>
    </message>
    <message>
        <source>Generation %1: %2 in %3 ms</source>
        <comment>%2 is a step of a reload</comment>
        <translation>Generation %1: %2 in %3 ms</translation>
    </message>
    <message>
        <source>Refused, generation %1 serves on: %2</source>
        <translation>Abgelehnt, Generation %1 läuft weiter: %2</translation>
    </message>
    <message>
        <source>Generation %1 finishes its requests</source>
        <translation>Generation %1 beendet ihre Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>Generation %1 is retired, %n request(s) were cut</source>
        <translation>
            <numerusform>Generation %1 ist abgelöst, %n Anfrage wurde abgebrochen</numerusform>
            <numerusform>Generation %1 ist abgelöst, %n Anfragen wurden abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Generation %1 is retired</source>
        <translation>Generation %1 ist abgelöst</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 is %2: %3</source>
        <translation>%1 ist %2: %3</translation>
    </message>
    <message>
        <source>The file is gone; what was loaded serves on</source>
        <translation>Die Datei ist weg; was geladen war, läuft weiter</translation>
    </message>
    <message>
        <source>The file is back</source>
        <translation>Die Datei ist wieder da</translation>
    </message>
    <message>
        <source>The file was changed outside</source>
        <translation>Die Datei wurde von außen geändert</translation>
    </message>
    <message>
        <source>The admin address is closed</source>
        <translation>Die Admin-Adresse ist geschlossen</translation>
    </message>
    <message>
        <source>The admin address is %1</source>
        <translation>Die Admin-Adresse ist %1</translation>
    </message>
    <message>
        <source>Refused, nothing serves: %1</source>
        <translation>Abgelehnt, nichts läuft: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FirstRunPage</name>
    <message>
        <source>there are nine configurations already</source>
        <translation>es gibt schon neun Konfigurationen</translation>
    </message>
    <message>
        <source>Detected on loopback</source>
        <translation>Auf Loopback gefunden</translation>
    </message>
    <message>
        <source>Scans every 2 s</source>
        <translation>Sucht alle 2 s</translation>
    </message>
    <message>
        <source>Create routes and start</source>
        <translation>Routen anlegen und starten</translation>
    </message>
    <message>
        <source>Only sockets that you own and that answer on 127.0.0.1 or ::1 are looked at. Each gets one GET / to see what it speaks; nothing leaves this machine.
The demo starts six small built-in servers, one of which fails now and then, so you can try everything safely.</source>
        <translation>Betrachtet werden nur Sockets, die Ihnen gehören und auf 127.0.0.1 oder ::1 antworten. Jeder bekommt ein GET /, um zu sehen, was er spricht; nichts verlässt diesen Rechner.
Die Demo startet sechs kleine eingebaute Server, von denen einer ab und zu ausfällt; so können Sie alles gefahrlos ausprobieren.</translation>
    </message>
    <message>
        <source>What you get</source>
        <translation>Was Sie bekommen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Die Adresse kopieren</translation>
    </message>
    <message>
        <source>Looking for dev servers…</source>
        <translation>Entwicklungsserver werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>%n dev server(s) are listening on this machine</source>
        <translation>
            <numerusform>%n Entwicklungsserver lauscht auf diesem Rechner</numerusform>
            <numerusform>%n Entwicklungsserver lauschen auf diesem Rechner</numerusform>
        </translation>
    </message>
    <message>
        <source>No dev server listens on this machine</source>
        <translation>Auf diesem Rechner lauscht kein Entwicklungsserver</translation>
    </message>
    <message>
        <source>Signalbox can put them behind one address and share traffic between them. Untick what you do not want.</source>
        <translation>Signalbox kann sie hinter eine Adresse stellen und den Verkehr auf sie verteilen. Wählen Sie ab, was Sie nicht wollen.</translation>
    </message>
    <message>
        <source>Start a dev server and it appears here.</source>
        <translation>Starten Sie einen Entwicklungsserver, und er erscheint hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are shown.</source>
        <translation>
            <numerusform>%n Systemdienst wird gezeigt.</numerusform>
            <numerusform>%n Systemdienste werden gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are hidden.</source>
        <translation>
            <numerusform>%n Systemdienst ist verborgen.</numerusform>
            <numerusform>%n Systemdienste sind verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n Backend</numerusform>
            <numerusform>%n Backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Port %1 is free</source>
        <translation>Port %1 ist frei</translation>
    </message>
    <message>
        <source>Port %1 is taken; %2 is free</source>
        <translation>Port %1 ist belegt; %2 ist frei</translation>
    </message>
    <message>
        <source>Asking for %1</source>
        <translation>Nach %1 wird gefragt</translation>
    </message>
    <message>
        <source>%1 points to this machine</source>
        <translation>%1 zeigt auf diesen Rechner</translation>
    </message>
    <message>
        <source>no hosts file edit</source>
        <translation>keine Änderung an der Hosts-Datei</translation>
    </message>
    <message>
        <source>%1 is known to browsers only</source>
        <translation>%1 kennen nur Browser</translation>
    </message>
    <message>
        <source>others need /etc/hosts</source>
        <translation>andere brauchen /etc/hosts</translation>
    </message>
    <message>
        <source>Browsers resolve *.localhost themselves. Other tools ask this machine&apos;s resolver, which doesn&apos;t know the name: they need a line in /etc/hosts.</source>
        <translation>Browser lösen *.localhost selbst auf. Andere Werkzeuge fragen den Resolver dieses Rechners, der den Namen nicht kennt: sie brauchen eine Zeile in /etc/hosts.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>plain YAML</source>
        <translation>einfaches YAML</translation>
    </message>
    <message>
        <source>Then open %1</source>
        <translation>Dann %1 öffnen</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>The file can&apos;t be written in %1: %2</source>
        <translation>Die Datei kann nicht in %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 has nine configurations already</source>
        <translation>%1 enthält schon neun Konfigurationen</translation>
    </message>
    <message>
        <source>beside %1</source>
        <translation>neben %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationModel</name>
    <message>
        <source>Gen</source>
        <translation>Gen.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Anlass</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Solid: serving. Hatched: draining. Cross: refused, never served.</source>
        <translation>Voll: in Betrieb. Schraffiert: läuft leer. Kreuz: abgelehnt, nie in Betrieb.</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>läuft leer</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cut</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>drained</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>drained in %1</source>
        <translation>leer in %1</translation>
    </message>
    <message>
        <source>gen %1 kept serving</source>
        <translation>Gen. %1 lief weiter</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>CLI</source>
        <translation>CLI</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>Show error</source>
        <translation>Fehler zeigen</translation>
    </message>
    <message>
        <source>Refused attempt</source>
        <translation>Abgelehnter Versuch</translation>
    </message>
    <message>
        <source>Generation %1</source>
        <translation>Generation %1</translation>
    </message>
    <message>
        <source>applied %1</source>
        <translation>angewendet %1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 laufend</translation>
    </message>
    <message>
        <source>%1 → now</source>
        <translation>%1 → jetzt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationsPage</name>
    <message>
        <source>Nothing has run yet</source>
        <translation>Es lief noch nichts</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>same content as gen %1</source>
        <translation>gleicher Inhalt wie Gen. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) at the start</source>
        <translation>
            <numerusform>%n Route am Anfang</numerusform>
            <numerusform>%n Routen am Anfang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draining</source>
        <translation>
            <numerusform>%n läuft leer</numerusform>
            <numerusform>%n laufen leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderListModel</name>
    <message>
        <source>Add header…</source>
        <translation>Neu…</translation>
    </message>
    <message>
        <source>Add header</source>
        <translation>Header hinzufügen</translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation>Header %1</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderStrip</name>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>no configuration open</source>
        <translation>keine Konfiguration offen</translation>
    </message>
    <message>
        <source>open to the network</source>
        <translation>im Netzwerk erreichbar</translation>
    </message>
    <message>
        <source>Other machines can reach %1. Click for the listener&apos;s line.</source>
        <translation>Andere Rechner erreichen %1. Ein Klick führt zur Zeile des Listeners.</translation>
    </message>
    <message>
        <source>gen</source>
        <translation>Gen.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactBar</name>
    <message>
        <source>%1 requests stay as they are, %2 go another way, %3 become 404</source>
        <translation>%1 Anfragen bleiben, wie sie sind, %2 nehmen einen anderen Weg, %3 werden 404</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactModel</name>
    <message>
        <source>404, no route matches</source>
        <translation>404, keine Route passt</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>%1 antwortet %2</translation>
    </message>
    <message>
        <source>%1 %2 and others</source>
        <translation>%1 %2 und andere</translation>
    </message>
    <message>
        <source>%1, path becomes %2</source>
        <translation>%1, Pfad wird %2</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>Live, %1</translation>
    </message>
    <message>
        <source>Draft, %1</source>
        <translation>Entwurf, %1</translation>
    </message>
    <message>
        <source>%1 requests: %2</source>
        <translation>%1 Anfragen: %2</translation>
    </message>
    <message>
        <source>%1 requests: %2, %3; live %4, draft %5</source>
        <translation>%1 Anfragen: %2, %3; live %4, Entwurf %5</translation>
    </message>
    <message>
        <source>same route, backend and path</source>
        <translation>gleiche Route, gleiches Backend, gleicher Pfad</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>go another way</source>
        <translation>nehmen einen anderen Weg</translation>
    </message>
    <message>
        <source>become 404</source>
        <translation>werden 404</translation>
    </message>
    <message>
        <source>change route</source>
        <translation>wechseln die Route</translation>
    </message>
    <message>
        <source>change backend</source>
        <translation>wechseln das Backend</translation>
    </message>
    <message>
        <source>go other ways</source>
        <translation>nehmen andere Wege</translation>
    </message>
    <message>
        <source>Before, %1</source>
        <translation>Vorher, %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactView</name>
    <message>
        <source>Impact replay</source>
        <translation>Wirkung in der Wiedergabe</translation>
    </message>
    <message>
        <source>no requests are recorded yet: nothing to replay</source>
        <translation>noch keine Anfragen aufgezeichnet: nichts wiederzugeben</translation>
    </message>
    <message numerus="yes">
        <source>the last %n recorded request(s), routed by both generations. Nothing is sent.</source>
        <translation>
            <numerusform>die letzte aufgezeichnete Anfrage (%n), von beiden Generationen geroutet. Nichts wird gesendet.</numerusform>
            <numerusform>die letzten %n aufgezeichneten Anfragen, von beiden Generationen geroutet. Nichts wird gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no earlier configuration to compare with</source>
        <translation>es gibt keine frühere Konfiguration zum Vergleichen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogModel</name>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1 (Zeile %2)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>level and source of a log entry</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <comment>level, time, source and text of a log entry</comment>
        <translation>%1, %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Filter log</source>
        <translation>Protokoll filtern</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>Ab Info</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keep the newest entry in sight</source>
        <translation>Den neuesten Eintrag im Blick behalten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forget all entries</source>
        <translation>Alle Einträge vergessen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MainWindow</name>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Signalbox serves at &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Signalbox ist unter &lt;b&gt;%1&lt;/b&gt; zu erreichen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open a configuration</source>
        <translation>Eine Konfiguration öffnen</translation>
    </message>
    <message>
        <source>Configurations (*.yaml *.yml);;All files (*)</source>
        <translation>Konfigurationen (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation>Signalbox beenden?</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Route editor</source>
        <translation>Routen-Editor</translation>
    </message>
    <message>
        <source>Backend editor</source>
        <translation>Backend-Editor</translation>
    </message>
    <message>
        <source>Open another file?</source>
        <translation>Eine andere Datei öffnen?</translation>
    </message>
    <message>
        <source>Open the demo?</source>
        <translation>Die Demo öffnen?</translation>
    </message>
    <message>
        <source>The draft stays as it is: %1</source>
        <translation>Der Entwurf bleibt, wie er ist: %1</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>create the file</source>
        <translation>Datei anlegen</translation>
    </message>
    <message>
        <source>Discard and open</source>
        <translation>Verwerfen und öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Discard and quit</source>
        <translation>Verwerfen und beenden</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MergeDialog</name>
    <message>
        <source>(not there)</source>
        <translation>(nicht vorhanden)</translation>
    </message>
    <message>
        <source>Merge with the file</source>
        <translation>Mit der Datei zusammenführen</translation>
    </message>
    <message>
        <source>Your draft and the file on disk changed the same thing, each in its own way. Which one is to stay?</source>
        <translation>Ihr Entwurf und die Datei auf der Platte haben dasselbe auf verschiedene Weise geändert. Was soll bleiben?</translation>
    </message>
    <message>
        <source>It was: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>Meines behalten: %1</translation>
    </message>
    <message>
        <source>Use theirs: %1</source>
        <translation>Deren nehmen: %1</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>The texts can&apos;t be merged: %1</source>
        <translation>Die Texte können nicht zusammengeführt werden: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Notifier</name>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>No server of backend %1 takes requests.</source>
        <translation>Kein Server von Backend %1 nimmt Anfragen an.</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 ist wieder da</translation>
    </message>
    <message>
        <source>Backend %1 takes requests again.</source>
        <translation>Backend %1 nimmt wieder Anfragen an.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideActions</name>
    <message>
        <source>it was refused</source>
        <translation>es wurde abgelehnt</translation>
    </message>
    <message>
        <source>The file wasn&apos;t reloaded: %1. Generation %2 still serves.</source>
        <translation>Die Datei wurde nicht neu geladen: %1. Generation %2 läuft weiter.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideBanner</name>
    <message>
        <source>%1 was changed outside and has an error in line %2: %3. Generation %4 serves on.</source>
        <translation>%1 wurde von außen geändert und hat einen Fehler in Zeile %2: %3. Generation %4 läuft weiter.</translation>
    </message>
    <message>
        <source>%1 was changed outside: checking …</source>
        <translation>%1 wurde von außen geändert: wird geprüft …</translation>
    </message>
    <message>
        <source>%1 was changed outside; nothing that matters to the proxy.</source>
        <translation>%1 wurde von außen geändert; nichts, was für den Proxy zählt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 was changed outside: %n change(s).</source>
        <translation>
            <numerusform>%1 wurde von außen geändert: %n Änderung.</numerusform>
            <numerusform>%1 wurde von außen geändert: %n Änderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the difference</source>
        <translation>Unterschied zeigen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Merge with my draft</source>
        <translation>Mit meinem Entwurf zusammenführen</translation>
    </message>
    <message>
        <source>Keep my draft</source>
        <translation>Meinen Entwurf behalten</translation>
    </message>
    <message>
        <source>%1 was changed outside and serves. Your draft hasn&apos;t taken that up and would take it back.</source>
        <translation>%1 wurde von außen geändert und läuft. Ihr Entwurf hat das nicht übernommen und würde es zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 was changed outside and couldn&apos;t be applied: %2. Generation %3 still serves.</source>
        <translation>%1 wurde von außen geändert und konnte nicht angewendet werden: %2. Generation %3 läuft weiter.</translation>
    </message>
    <message>
        <source>Show line %1</source>
        <translation>Zeile %1 zeigen</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%1 was changed outside and serves. Your draft changed the same in %n place(s): decide which one is to stay.</source>
        <translation>
            <numerusform>%1 wurde von außen geändert und läuft. Ihr Entwurf hat an %n Stelle dasselbe geändert: entscheiden Sie, was bleiben soll.</numerusform>
            <numerusform>%1 wurde von außen geändert und läuft. Ihr Entwurf hat an %n Stellen dasselbe geändert: entscheiden Sie, was bleiben soll.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Review the draft</source>
        <translation>Entwurf prüfen</translation>
    </message>
    <message>
        <source>%1 was deleted or renamed in %2. Generation %3 serves on. Put it back, or apply your draft, which writes it anew.</source>
        <translation>%1 wurde in %2 gelöscht oder umbenannt. Generation %3 läuft weiter. Legen Sie die Datei zurück, oder wenden Sie Ihren Entwurf an, der sie neu schreibt.</translation>
    </message>
    <message>
        <source>%1 was deleted or renamed in %2. Generation %3 serves on. Put it back, or write it anew as it runs.</source>
        <translation>%1 wurde in %2 gelöscht oder umbenannt. Generation %3 läuft weiter. Legen Sie die Datei zurück, oder schreiben Sie sie neu, wie sie läuft.</translation>
    </message>
    <message>
        <source>It couldn&apos;t be written: %1.</source>
        <translation>Sie konnte nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideEdit</name>
    <message>
        <source>merge what was changed outside</source>
        <translation>Änderungen von außen zusammenführen</translation>
    </message>
    <message>
        <source>it was refused</source>
        <translation>es wurde abgelehnt</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanPreview</name>
    <message>
        <source>What you get: %1, %2, %3</source>
        <translation>Was Sie bekommen: %1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n Backend</numerusform>
            <numerusform>%n Backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Listener</translation>
    </message>
    <message>
        <source>Route, backend</source>
        <translation>Route, Backend</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1 · round-robin</source>
        <translation>%1 · Round-Robin</translation>
    </message>
    <message>
        <source>Tick a server and its route appears here</source>
        <translation>Wählen Sie einen Server, und seine Route erscheint hier</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProblemModel</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a problem and a hint</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 benutzen</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>file on disk</source>
        <translation>Datei auf der Platte</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 in the %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1 in line %2 of the %3: %4</source>
        <translation>%1, %3, Zeile %2: %4</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProblemsPage</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems: the draft can be applied as it is.</source>
        <translation>Keine Probleme: der Entwurf kann so angewendet werden.</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>%1 benutzen</translation>
    </message>
    <message>
        <source>the file doesn&apos;t exist</source>
        <translation>die Datei existiert nicht</translation>
    </message>
    <message>
        <source>create it, or open another one</source>
        <translation>legen Sie sie an oder öffnen Sie eine andere</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProxyActions</name>
    <message>
        <source>Copied %1</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>&amp;Stop at once</source>
        <translation>&amp;Sofort stoppen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Save and start</source>
        <translation>&amp;Speichern und starten</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Let requests finish, then stop the proxy</source>
        <translation>Anfragen beenden lassen, dann den Proxy stoppen</translation>
    </message>
    <message>
        <source>Write the draft to the file and start the proxy</source>
        <translation>Den Entwurf in die Datei schreiben und den Proxy starten</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>Den Proxy starten</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Stop the proxy?</source>
        <translation>Den Proxy stoppen?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>Den Entwurf verwerfen?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Let other machines in?</source>
        <translation>Andere Rechner hereinlassen?</translation>
    </message>
    <message>
        <source>The configuration listens on %1. Everybody on the network can reach your servers through it.</source>
        <translation>Die Konfiguration lauscht auf %1. Jeder im Netzwerk kann Ihre Server darüber erreichen.</translation>
    </message>
    <message>
        <source>Listen on the network</source>
        <translation>Im Netzwerk lauschen</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are in flight. What takes too long to finish is cut.</source>
        <translation>
            <numerusform>%n Anfrage läuft noch. Was zu lange dauert, wird abgebrochen.</numerusform>
            <numerusform>%n Anfragen laufen noch. Was zu lange dauert, wird abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are only in the draft.</source>
        <translation>
            <numerusform>%n Änderung steht nur im Entwurf.</numerusform>
            <numerusform>%n Änderungen stehen nur im Entwurf.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>Die Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Comments, order or white space differ in the draft; it means the same.</source>
        <translation>Im Entwurf sind Kommentare, Reihenfolge oder Leerraum anders; er bedeutet dasselbe.</translation>
    </message>
    <message>
        <source>What was typed is only in the draft.</source>
        <translation>Was getippt wurde, steht nur im Entwurf.</translation>
    </message>
    <message>
        <source>Undo brings that back as long as the file is open.</source>
        <translation>„Rückgängig“ holt das zurück, solange die Datei offen ist.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewActions</name>
    <message>
        <source>Generation %1 serves</source>
        <translation>Generation %1 ist in Betrieb</translation>
    </message>
    <message>
        <source>The text of generation %1 isn&apos;t kept any more</source>
        <translation>Der Text von Generation %1 ist nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>One of the two texts isn&apos;t kept any more</source>
        <translation>Einer der beiden Texte ist nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>gen %1</source>
        <translation>Gen. %1</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>roll back to gen %1</source>
        <translation>zu Gen. %1 zurückrollen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewDialog</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Discard draft…</source>
        <translation>Entwurf verwerfen…</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Review &amp; Apply: %1</source>
        <translation>Prüfen &amp; anwenden: %1</translation>
    </message>
    <message>
        <source>Roll back: %1</source>
        <translation>Zurückrollen: %1</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>Vergleichen: %1</translation>
    </message>
    <message>
        <source>Changes %1</source>
        <translation>Änderungen %1</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>Apply %1</source>
        <translation>%1 anwenden</translation>
    </message>
    <message>
        <source>%1 may finish its requests for up to %2 s (settings.timeouts.drain).</source>
        <translation>%1 darf seine Anfragen bis zu %2 s lang beenden (settings.timeouts.drain).</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Keep my draft</source>
        <translation>Meinen Entwurf behalten</translation>
    </message>
    <message>
        <source>%1, %2, %3 and %4 carry over with their connections, health and pick order.</source>
        <comment>each is a number of things</comment>
        <translation>%1, %2, %3 und %4 bleiben mit ihren Verbindungen, ihrem Zustand und ihrer Wahlreihenfolge erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>%n Route</numerusform>
            <numerusform>%n Routen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n Backend</numerusform>
            <numerusform>%n Backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listener(s)</source>
        <translation>
            <numerusform>%n Listener</numerusform>
            <numerusform>%n Listener</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Go back to what runs? Undo brings the draft back.</source>
        <translation>Zurück zu dem, was läuft? „Rückgängig“ holt den Entwurf zurück.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>Speichern und starten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Nothing runs: the file is written, then the proxy starts.</source>
        <translation>Nichts läuft: die Datei wird geschrieben, dann startet der Proxy.</translation>
    </message>
    <message>
        <source>Go back to what the file holds? Undo brings the draft back.</source>
        <translation>Zurück zum Inhalt der Datei? „Rückgängig“ holt den Entwurf zurück.</translation>
    </message>
    <message>
        <source>discard the draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewFlow</name>
    <message>
        <source>gen %1</source>
        <translation>Gen. %1</translation>
    </message>
    <message>
        <source>gen %1, as gen %2 was</source>
        <translation>Gen. %1, wie Gen. %2 war</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>nichts läuft</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 lines, %2 ms</source>
        <translation>%1 Zeilen, %2 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no errors, %n warning(s)</source>
        <translation>
            <numerusform>keine Fehler, %n Warnung</numerusform>
            <numerusform>keine Fehler, %n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>no problems, %1 ms</source>
        <translation>keine Probleme, %1 ms</translation>
    </message>
    <message>
        <source>binds ports, on Apply</source>
        <translation>bindet Ports, beim Anwenden</translation>
    </message>
    <message>
        <source>one atomic step</source>
        <translation>ein atomarer Schritt</translation>
    </message>
    <message>
        <source>%1 for up to %2 s</source>
        <translation>%1 bis zu %2 s lang</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The file was changed outside: merge that first, or keep your draft.</source>
        <translation>Die Datei wurde von außen geändert: führen Sie das zuerst zusammen oder behalten Sie Ihren Entwurf.</translation>
    </message>
    <message>
        <source>The proxy isn&apos;t running: start it first.</source>
        <translation>Der Proxy läuft nicht: starten Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>binding ports</source>
        <translation>bindet Ports</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>gen %1 drained</source>
        <translation>Gen. %1 leer</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>schreibt die Datei</translation>
    </message>
    <message>
        <source>publishing</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>nothing to change</source>
        <translation>nichts zu ändern</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>Es wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1 – gen %2 still serves, and nothing has changed.</source>
        <comment>an error and what it means</comment>
        <translation>%1 – Gen. %2 läuft weiter, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>The proxy has been started meanwhile: review the draft once more.</source>
        <translation>Der Proxy wurde inzwischen gestartet: prüfen Sie den Entwurf noch einmal.</translation>
    </message>
    <message>
        <source>The file was deleted or renamed: Apply writes it anew.</source>
        <translation>Die Datei wurde gelöscht oder umbenannt: „Anwenden“ schreibt sie neu.</translation>
    </message>
    <message>
        <source>%1 – nothing runs; the file holds the draft.</source>
        <comment>an error and what it means</comment>
        <translation>%1 – nichts läuft; die Datei enthält den Entwurf.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteDelegate</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation>Name der Route</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteEditorPage</name>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation>Name der Route</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Position among the routes</source>
        <translation>Position unter den Routen</translation>
    </message>
    <message>
        <source>Duplicate the route</source>
        <translation>Die Route duplizieren</translation>
    </message>
    <message>
        <source>Remove the route</source>
        <translation>Die Route entfernen</translation>
    </message>
    <message>
        <source>switch a route</source>
        <translation>Route umschalten</translation>
    </message>
    <message>
        <source>move a route</source>
        <translation>Route verschieben</translation>
    </message>
    <message>
        <source>The draft has no route yet. Write one in the text, or make one with New route.</source>
        <translation>Der Entwurf hat noch keine Route. Schreiben Sie eine in den Text oder legen Sie eine mit „Neue Route“ an.</translation>
    </message>
    <message>
        <source>The text can&apos;t be read.</source>
        <translation>Der Text kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Show line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>as it runs</source>
        <translation>wie es läuft</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>in sync with the form</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>There is a route of this name already</source>
        <translation>Es gibt schon eine Route dieses Namens</translation>
    </message>
    <message>
        <source>rename a route</source>
        <translation>Route umbenennen</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>The form shows the route as the text last said it, and can&apos;t be changed until the text can be read again.</source>
        <translation>Das Formular zeigt die Route, wie der Text sie zuletzt beschrieb, und kann erst geändert werden, wenn der Text wieder gelesen werden kann.</translation>
    </message>
    <message>
        <source>The form can&apos;t be changed until the text can be read again.</source>
        <translation>Das Formular kann erst geändert werden, wenn der Text wieder gelesen werden kann.</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>The draft removes the route %1. It still runs until the draft is applied.</source>
        <translation>Der Entwurf entfernt die Route %1. Sie läuft noch, bis der Entwurf angewendet wird.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteFoot</name>
    <message>
        <source>No requests have been recorded yet.</source>
        <translation>Es wurden noch keine Anfragen aufgezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; of the last %n request(s) match. %2</source>
        <translation>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; von %n letzten Anfrage passt. %2</numerusform>
            <numerusform>&lt;b&gt;%1&lt;/b&gt; der letzten %n Anfragen passen. %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteFormView</name>
    <message>
        <source>When</source>
        <translation>Wenn</translation>
    </message>
    <message>
        <source>anything comes</source>
        <translation>irgendetwas kommt</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>Bedingung hinzufügen</translation>
    </message>
    <message>
        <source>header, query, client address</source>
        <translation>Header, Query, Client-Adresse</translation>
    </message>
    <message>
        <source>add a condition on %1</source>
        <translation>Bedingung zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Condition %1, name of the %2</source>
        <translation>Bedingung %1, Name (%2)</translation>
    </message>
    <message>
        <source>rename a condition</source>
        <translation>Bedingung umbenennen</translation>
    </message>
    <message>
        <source>change a condition</source>
        <translation>Bedingung ändern</translation>
    </message>
    <message>
        <source>Condition %1, %2 %3</source>
        <translation>Bedingung %1, %2 %3</translation>
    </message>
    <message>
        <source>Remove the condition: %1</source>
        <translation>Die Bedingung entfernen: %1</translation>
    </message>
    <message>
        <source>remove a condition</source>
        <translation>Bedingung entfernen</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>rewrite, redirect, headers, respond</source>
        <translation>umschreiben, umleiten, Header, antworten</translation>
    </message>
    <message>
        <source>add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
    <message>
        <source>change a filter</source>
        <translation>Filter ändern</translation>
    </message>
    <message>
        <source>Filter %1, %2</source>
        <translation>Filter %1, %2</translation>
    </message>
    <message>
        <source>Remove the field %1</source>
        <translation>Den Header %1 entfernen</translation>
    </message>
    <message>
        <source>remove a field</source>
        <translation>Header entfernen</translation>
    </message>
    <message>
        <source>Add a header field</source>
        <translation>Einen Header hinzufügen</translation>
    </message>
    <message>
        <source>add a field</source>
        <translation>Header hinzufügen</translation>
    </message>
    <message>
        <source>Move before the filter above</source>
        <translation>Vor den Filter darüber schieben</translation>
    </message>
    <message>
        <source>move a filter</source>
        <translation>Filter verschieben</translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation>Den Filter entfernen: %1</translation>
    </message>
    <message>
        <source>remove a filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>Den Filter entfernen</translation>
    </message>
    <message>
        <source>send to</source>
        <translation>senden an</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Send to backend</source>
        <translation>An Backend senden</translation>
    </message>
    <message>
        <source>change the backend</source>
        <translation>Backend ändern</translation>
    </message>
    <message>
        <source>Edit the backend</source>
        <translation>Das Backend bearbeiten</translation>
    </message>
    <message>
        <source>with</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>Timeout</translation>
    </message>
    <message>
        <source>With timeout</source>
        <translation>Mit Timeout</translation>
    </message>
    <message>
        <source>change the timeout</source>
        <translation>Timeout ändern</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>erneut</translation>
    </message>
    <message>
        <source>Retries after the first try</source>
        <translation>Wiederholungen nach dem ersten Versuch</translation>
    </message>
    <message>
        <source>change the retries</source>
        <translation>Wiederholungen ändern</translation>
    </message>
    <message>
        <source>on</source>
        <translation>bei</translation>
    </message>
    <message>
        <source>Retry on</source>
        <translation>Wiederholen bei</translation>
    </message>
    <message>
        <source>Fewer limits</source>
        <translation>Weniger Grenzen</translation>
    </message>
    <message>
        <source>More limits</source>
        <translation>Mehr Grenzen</translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation>Wartezeit vor einer Wiederholung</translation>
    </message>
    <message>
        <source>Wait before a retry</source>
        <translation>Wartezeit vor einer Wiederholung</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>At most this share of requests are retries</source>
        <translation>Höchstens dieser Anteil der Anfragen sind Wiederholungen</translation>
    </message>
    <message>
        <source>Time limit, %1</source>
        <translation>Zeitgrenze, %1</translation>
    </message>
    <message>
        <source>change a time limit</source>
        <translation>Zeitgrenze ändern</translation>
    </message>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>When host is</source>
        <translation>Wenn Host ist</translation>
    </message>
    <message>
        <source>change the host</source>
        <translation>Host ändern</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Send to servers</source>
        <translation>An Server senden</translation>
    </message>
    <message>
        <source>change the servers</source>
        <translation>Server ändern</translation>
    </message>
    <message>
        <source>Write the file out in full</source>
        <translation>Die Datei ausschreiben</translation>
    </message>
    <message>
        <source>write the file out in full</source>
        <translation>Datei ausschreiben</translation>
    </message>
    <message>
        <source>This file is in the short form, which has hosts and servers only.</source>
        <translation>Diese Datei hat die Kurzform, die nur Hosts und Server kennt.</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>Nicht übernommen: %1</translation>
    </message>
    <message>
        <source>Condition %1, %2, operator</source>
        <translation>Bedingung %1, %2, Operator</translation>
    </message>
    <message>
        <source>Filter %1, kind</source>
        <translation>Filter %1, Art</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteHeader</name>
    <message>
        <source>Path, host</source>
        <translation>Pfad, Host</translation>
    </message>
    <message>
        <source>Match → backend</source>
        <translation>Regel → Backend</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>err %</source>
        <translation>Fehler %</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteListView</name>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteModel</name>
    <message>
        <source>any host</source>
        <translation>jeder Host</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 %4</source>
        <translation>%1, %2: %3 %4</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>beantwortet mit %1</translation>
    </message>
    <message>
        <source>to backend %1</source>
        <translation>an Backend %1</translation>
    </message>
    <message>
        <source>%1 in the draft</source>
        <translation>im Entwurf %1</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>%1 Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>%1 % errors</source>
        <translation>%1 % Fehler</translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation>Störung %1</translation>
    </message>
    <message>
        <source>otherwise → 404</source>
        <translation>sonst → 404</translation>
    </message>
    <message>
        <source>Everything else is answered with 404</source>
        <translation>Alles andere wird mit 404 beantwortet</translation>
    </message>
    <message>
        <source>Everything else is answered with 404, %1 requests a second</source>
        <translation>Alles andere wird mit 404 beantwortet, %1 Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2 %3&lt;br&gt;%4&lt;br&gt;Errors are those of the last minute; p95 holds delays that filters add.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2 %3&lt;br&gt;%4&lt;br&gt;Fehler sind die der letzten Minute; p95 enthält Verzögerungen durch Filter.</translation>
    </message>
    <message>
        <source>no more conditions</source>
        <translation>keine weiteren Bedingungen</translation>
    </message>
    <message>
        <source>in draft, not live yet</source>
        <translation>im Entwurf, noch nicht live</translation>
    </message>
    <message>
        <source>disabled in the draft</source>
        <translation>im Entwurf deaktiviert</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutePositions</name>
    <message>
        <source>%1, before %2</source>
        <translation>%1, vor %2</translation>
    </message>
    <message>
        <source>%1, last</source>
        <translation>%1, letzte</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteTest</name>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>hat Fehler</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>nichts offen</translation>
    </message>
    <message>
        <source>the draft has errors</source>
        <translation>der Entwurf hat Fehler</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesDock</name>
    <message>
        <source>Float</source>
        <translation>Ablösen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesPage</name>
    <message>
        <source>Filter routes</source>
        <translation>Routen filtern</translation>
    </message>
    <message>
        <source>Show only some routes</source>
        <translation>Nur einige Routen zeigen</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Routen</translation>
    </message>
    <message>
        <source>%1 · evaluated top to bottom</source>
        <translation>%1 · von oben ab</translation>
    </message>
    <message>
        <source>%1 · top to bottom</source>
        <translation>%1 · von oben ab</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RunState</name>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>Läuft leer</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerActions</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is being checked</source>
        <translation>%1 wird geprüft</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerEditModel</name>
    <message>
        <source>%1 at %2, weight %3, %4 of the requests, %5</source>
        <translation>%1 unter %2, Gewicht %3, %4 der Anfragen, %5</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>State in the file</source>
        <translation>Laut Datei</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerList</name>
    <message>
        <source>Answer of the check</source>
        <translation>Antwort der Prüfung</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1: no answer yet</source>
        <translation>%1: noch keine Antwort</translation>
    </message>
    <message>
        <source>%1 wasn&apos;t checked: %2</source>
        <translation>%1 wurde nicht geprüft: %2</translation>
    </message>
    <message>
        <source>Servers of the backend</source>
        <translation>Server des Backends</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>Server hinzufügen</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>Server entfernen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>At once, not in the draft:</source>
        <translation>Sofort, nicht im Entwurf:</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Weight of the selected server</source>
        <translation>Gewicht des ausgewählten Servers</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>change a weight</source>
        <translation>Gewicht ändern</translation>
    </message>
    <message>
        <source>Checking %1 …</source>
        <translation>%1 wird geprüft …</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsDialog</name>
    <message>
        <source>No animation</source>
        <translation>Ohne Animation</translation>
    </message>
    <message>
        <source>Apply what another editor saved at once</source>
        <translation>Was ein anderer Editor speichert, sofort anwenden</translation>
    </message>
    <message>
        <source>Tell when a backend goes down or comes back</source>
        <translation>Melden, wenn ein Backend ausfällt oder wiederkommt</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>Ein Symbol im Infobereich zeigen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Shown from the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Dieser Desktop hat keinen Infobereich.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Outside edits</source>
        <translation>Änderungen von außen</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source> %</source>
        <comment>of the usual text size</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Else a banner shows what changed, and waits.</source>
        <translation>Sonst zeigt ein Hinweis, was sich geändert hat, und wartet.</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>&amp;Textgröße</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShareHeader</name>
    <message>
        <source>actual</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>soll</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartFailedPage</name>
    <message>
        <source>The proxy could not start</source>
        <translation>Der Proxy konnte nicht starten</translation>
    </message>
    <message>
        <source>Show in YAML</source>
        <translation>Im YAML zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Mend the file, then try again. Nothing was started and nothing was written.</source>
        <translation>Berichtigen Sie die Datei und versuchen Sie es erneut. Nichts wurde gestartet und nichts geschrieben.</translation>
    </message>
    <message>
        <source>Another program has it. End that program, or choose another port in the file.</source>
        <translation>Ein anderes Programm hat ihn. Beenden Sie es oder wählen Sie in der Datei einen anderen Port.</translation>
    </message>
    <message>
        <source>Ports below 1024 need rights that this program doesn&apos;t have; choose a higher one, or see whether the file may be read.</source>
        <translation>Ports unter 1024 brauchen Rechte, die dieses Programm nicht hat; wählen Sie einen höheren oder sehen Sie nach, ob die Datei gelesen werden darf.</translation>
    </message>
    <message>
        <source>See the log for what happened before, then try again.</source>
        <translation>Sehen Sie im Protokoll nach, was vorher geschah, und versuchen Sie es erneut.</translation>
    </message>
    <message numerus="yes">
        <source>The configuration has %n error(s).</source>
        <translation>
            <numerusform>Die Konfiguration hat %n Fehler.</numerusform>
            <numerusform>Die Konfiguration hat %n Fehler.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Show the running proxy</source>
        <translation>Den laufenden Proxy zeigen</translation>
    </message>
    <message>
        <source>You can look at that proxy and control it from here, or end it and try again.</source>
        <translation>Sie können diesen Proxy von hier aus ansehen und steuern, oder ihn beenden und es erneut versuchen.</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>Andere Datei öffnen …</translation>
    </message>
    <message>
        <source>Begin a configuration as a draft; it is written when you start it</source>
        <translation>Eine Konfiguration als Entwurf beginnen; geschrieben wird sie beim Starten</translation>
    </message>
    <message>
        <source>Create it, or open another file. Nothing was started and nothing was written.</source>
        <translation>Legen Sie sie an oder öffnen Sie eine andere Datei. Nichts wurde gestartet und nichts geschrieben.</translation>
    </message>
    <message>
        <source>The file doesn&apos;t exist.</source>
        <translation>Die Datei existiert nicht.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusStrip</name>
    <message>
        <source>No file: this configuration lives in memory</source>
        <translation>Keine Datei: diese Konfiguration ist nur im Speicher</translation>
    </message>
    <message>
        <source>No configuration open</source>
        <translation>Keine Konfiguration offen</translation>
    </message>
    <message>
        <source>%1 is gone; what was loaded serves on</source>
        <translation>%1 ist weg; was geladen war, läuft weiter</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>%1 wird beobachtet</translation>
    </message>
    <message>
        <source>Watching %1, read %2</source>
        <translation>%1 wird beobachtet, gelesen %2</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 Anfr./s</translation>
    </message>
    <message>
        <source>proxy not running</source>
        <translation>Proxy läuft nicht</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>%1 laufend</translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s) in gen %2</source>
        <translation>
            <numerusform>%1 Anfrage in Gen. %2</numerusform>
            <numerusform>%1 Anfragen in Gen. %2</numerusform>
        </translation>
    </message>
    <message>
        <source>attached to pid %1</source>
        <translation>verbunden mit PID %1</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StepBar</name>
    <message>
        <source>Parse</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validieren</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>Drain</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>next</source>
        <translation>als Nächstes</translation>
    </message>
    <message>
        <source>later</source>
        <translation>später</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step and its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a step, its state and a note</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>While you edit</source>
        <translation>Während Sie bearbeiten</translation>
    </message>
    <message>
        <source>nothing is bound, what runs is untouched</source>
        <translation>nichts gebunden, nichts berührt</translation>
    </message>
    <message>
        <source>On Apply</source>
        <translation>Beim Anwenden</translation>
    </message>
    <message>
        <source>prepare, write the file, commit</source>
        <translation>vorbereiten, Datei schreiben, festschreiben</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TabStrip</name>
    <message>
        <source>Float</source>
        <translation>Ablösen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>Abtrennen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TesterModel</name>
    <message>
        <source>ends in %1</source>
        <translation>endet auf %1</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>ist %1</translation>
    </message>
    <message>
        <source>matches %1</source>
        <translation>passt zu %1</translation>
    </message>
    <message>
        <source>starts with %1</source>
        <translation>beginnt mit %1</translation>
    </message>
    <message>
        <source>got %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>match, answers %1</source>
        <translation>Treffer, antwortet %1</translation>
    </message>
    <message>
        <source>match, backend %1</source>
        <translation>Treffer, Backend %1</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Listener</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Live, gen %1</source>
        <translation>Live, Gen. %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>doesn&apos;t hold</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>not in gen %1</source>
        <translation>nicht in Gen. %1</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Rule %1, %2: live %3, draft %4</source>
        <translation>Regel %1, %2: live %3, Entwurf %4</translation>
    </message>
    <message>
        <source>an empty value</source>
        <translation>ein leerer Wert</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TesterPage</name>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>Anfrage-Header</translation>
    </message>
    <message>
        <source>Remove header</source>
        <translation>Header entfernen</translation>
    </message>
    <message>
        <source>Send for real</source>
        <translation>Wirklich senden</translation>
    </message>
    <message>
        <source>Send this request through the proxy now</source>
        <translation>Diese Anfrage jetzt durch den Proxy senden</translation>
    </message>
    <message>
        <source>Evaluates as you type, sends nothing</source>
        <translation>Wertet beim Tippen aus, sendet nichts</translation>
    </message>
    <message>
        <source>What each route says</source>
        <translation>Was jede Route sagt</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Live and draft</source>
        <translation>Live und Entwurf</translation>
    </message>
    <message>
        <source>Live only</source>
        <translation>Nur live</translation>
    </message>
    <message>
        <source>Draft only</source>
        <translation>Nur Entwurf</translation>
    </message>
    <message>
        <source>Route tester</source>
        <translation>Routentester</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>%1 antwortet %2</translation>
    </message>
    <message>
        <source>%1 → no server takes it</source>
        <translation>%1 → kein Server nimmt sie</translation>
    </message>
    <message>
        <source>%1 → next pick &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>%1 → nächste Wahl &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>The proxy has no address to send to</source>
        <translation>Der Proxy hat keine Adresse zum Senden</translation>
    </message>
    <message>
        <source>sending …</source>
        <translation>wird gesendet …</translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation>keine Antwort: %1</translation>
    </message>
    <message>
        <source>%1 %2 in %3 ms, %4</source>
        <comment>status, reason, duration, size of an answer</comment>
        <translation>%1 %2 in %3 ms, %4</translation>
    </message>
    <message>
        <source>The URL has no host, which routes go by: write one, as in %1</source>
        <translation>Der URL fehlt der Host, nach dem Routen gehen: Schreiben Sie einen dazu, wie in %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopologyPage</name>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>Live + draft overlay</source>
        <translation>Live + Entwurf darüber</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopologyView</name>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Listeners, routes, backends and servers. Arrow keys move between them, Return opens the editor.</source>
        <translation>Listener, Routen, Backends und Server. Pfeiltasten bewegen zwischen ihnen, die Eingabetaste öffnet den Editor.</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Tray</name>
    <message>
        <source>Signalbox: %1</source>
        <translation>Signalbox: %1</translation>
    </message>
    <message>
        <source>Signalbox: %1 on %2</source>
        <translation>Signalbox: %1 auf %2</translation>
    </message>
    <message>
        <source>&amp;Open Signalbox</source>
        <translation>Signalbox ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Recent problems</source>
        <translation>Letzte Probleme</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlCompleter</name>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a proposal and what it is for</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlEditor</name>
    <message>
        <source>Configuration as YAML</source>
        <translation>Konfiguration als YAML</translation>
    </message>
    <message>
        <source>edit of the text</source>
        <translation>Textänderung</translation>
    </message>
    <message>
        <source>Tab passes by until something else is pressed, and then indents; Esc and then Tab leads out of the text</source>
        <translation>Tab führt vorbei, bis etwas anderes gedrückt wird, und rückt dann ein; Esc und danach Tab führt aus dem Text heraus</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlGutter</name>
    <message>
        <source>Line numbers and changes</source>
        <translation>Zeilennummern und Änderungen</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlPage</name>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation>In der Datei suchen</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Die Suchleiste schließen</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s), it can&apos;t start like this</source>
        <translation>
            <numerusform>%n Fehler, so kann er nicht starten</numerusform>
            <numerusform>%n Fehler, so kann er nicht starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s), the running proxy is untouched</source>
        <translation>
            <numerusform>%n Fehler, der laufende Proxy bleibt unberührt</numerusform>
            <numerusform>%n Fehler, der laufende Proxy bleibt unberührt</numerusform>
        </translation>
    </message>
    <message>
        <source>as it runs, gen %1</source>
        <translation>wie es läuft, Gen. %1</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>draft, no errors</source>
        <translation>Entwurf, keine Fehler</translation>
    </message>
    <message>
        <source>The file can&apos;t be formatted: %1</source>
        <translation>Die Datei kann nicht formatiert werden: %1</translation>
    </message>
    <message>
        <source>format the file</source>
        <translation>Datei formatieren</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>as gen %1 ran; stopped</source>
        <translation>wie Gen. %1 lief; gestoppt</translation>
    </message>
</context>
</TS>
