<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open file…</source>
        <translation>ファイルを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a configuration file</source>
        <translation>設定ファイルを開きます</translation>
    </message>
    <message>
        <source>Open &amp;demo</source>
        <translation>デモを開く(&amp;D)</translation>
    </message>
    <message>
        <source>Start the built-in servers and a proxy before them</source>
        <translation>内蔵サーバーとその前段のプロキシを起動します</translation>
    </message>
    <message>
        <source>&amp;Find dev servers</source>
        <translation>開発サーバーを探す(&amp;F)</translation>
    </message>
    <message>
        <source>List the servers that listen here</source>
        <translation>このマシンで待ち受けているサーバーを一覧します</translation>
    </message>
    <message>
        <source>Show in fo&amp;lder</source>
        <translation>フォルダーに表示(&amp;L)</translation>
    </message>
    <message>
        <source>Show the configuration file in its folder</source>
        <translation>設定ファイルをフォルダーに表示します</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Look, outside edits, notifications, language</source>
        <translation>外観、外部での編集、通知、言語</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Stop the proxy and leave</source>
        <translation>プロキシを停止して終了します</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last edit of the draft back</source>
        <translation>下書きの最後の編集を取り消します</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Do the edit again that was taken back</source>
        <translation>取り消した編集をもう一度行います</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>検索(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the filter of the current pane</source>
        <translation>現在のペインのフィルターに移動します</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>フィルターをクリア(&amp;C)</translation>
    </message>
    <message>
        <source>Empty the filter</source>
        <translation>フィルターを空にします</translation>
    </message>
    <message>
        <source>For&amp;mat draft</source>
        <translation>下書きを整形(&amp;M)</translation>
    </message>
    <message>
        <source>Write the draft in the usual layout</source>
        <translation>下書きを標準の書式で書き直します</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>コマンドパレット(&amp;C)</translation>
    </message>
    <message>
        <source>Every action, route and server by name</source>
        <translation>すべての操作、ルート、サーバーを名前で呼び出します</translation>
    </message>
    <message>
        <source>&amp;Topology</source>
        <translation>トポロジー(&amp;T)</translation>
    </message>
    <message>
        <source>Listeners, routes, backends and servers</source>
        <translation>リスナー、ルート、バックエンド、サーバー</translation>
    </message>
    <message>
        <source>Route &amp;editor</source>
        <translation>ルートエディター(&amp;E)</translation>
    </message>
    <message>
        <source>Edit the selected route</source>
        <translation>選択したルートを編集します</translation>
    </message>
    <message>
        <source>&amp;YAML</source>
        <translation>YAML(&amp;Y)</translation>
    </message>
    <message>
        <source>Edit the draft as text</source>
        <translation>下書きをテキストとして編集します</translation>
    </message>
    <message>
        <source>&amp;Backend editor</source>
        <translation>バックエンドエディター(&amp;B)</translation>
    </message>
    <message>
        <source>Edit the selected backend</source>
        <translation>選択したバックエンドを編集します</translation>
    </message>
    <message>
        <source>Servers, their state and their load</source>
        <translation>サーバーとその状態、負荷</translation>
    </message>
    <message>
        <source>&amp;Generations</source>
        <translation>世代(&amp;G)</translation>
    </message>
    <message>
        <source>Configurations that ran, and what changed</source>
        <translation>稼働した設定とその変更点</translation>
    </message>
    <message>
        <source>R&amp;oute tester</source>
        <translation>ルートテスター(&amp;O)</translation>
    </message>
    <message>
        <source>Which route would take a request, and why</source>
        <translation>リクエストを受け取るルートとその理由</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>問題(&amp;P)</translation>
    </message>
    <message>
        <source>What is wrong with the draft</source>
        <translation>下書きの問題点</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>ログ(&amp;L)</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>ルート(&amp;R)</translation>
    </message>
    <message>
        <source>Show or hide the list of routes</source>
        <translation>ルートの一覧を表示または非表示にします</translation>
    </message>
    <message>
        <source>Botto&amp;m dock</source>
        <translation>下部ドック(&amp;M)</translation>
    </message>
    <message>
        <source>Show or hide the pages below</source>
        <translation>下部のページを表示または非表示にします</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>次のペイン(&amp;N)</translation>
    </message>
    <message>
        <source>Move the focus to the next pane</source>
        <translation>次のペインにフォーカスを移します</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>前のペイン(&amp;V)</translation>
    </message>
    <message>
        <source>Move the focus to the previous pane</source>
        <translation>前のペインにフォーカスを移します</translation>
    </message>
    <message>
        <source>Next pro&amp;blem</source>
        <translation>次の問題(&amp;B)</translation>
    </message>
    <message>
        <source>Go to the next problem of the draft</source>
        <translation>下書きの次の問題に移動します</translation>
    </message>
    <message>
        <source>Previous proble&amp;m</source>
        <translation>前の問題(&amp;M)</translation>
    </message>
    <message>
        <source>Go to the previous problem of the draft</source>
        <translation>下書きの前の問題に移動します</translation>
    </message>
    <message>
        <source>&amp;System colours</source>
        <translation>システムの配色(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation>システムに合わせて明るくまたは暗くします</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on light ground</source>
        <translation>明るい背景に暗い文字</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>Light text on dark ground</source>
        <translation>暗い背景に明るい文字</translation>
    </message>
    <message>
        <source>No &amp;animation</source>
        <translation>アニメーションなし(&amp;A)</translation>
    </message>
    <message>
        <source>Text instead of moving arcs and bars</source>
        <translation>動く円弧やバーの代わりに文字で示します</translation>
    </message>
    <message>
        <source>Docks, columns and sizes as at first</source>
        <translation>ドック、列、サイズを最初の状態に戻します</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Make the map larger</source>
        <translation>マップを拡大します</translation>
    </message>
    <message>
        <source>Make the map smaller</source>
        <translation>マップを縮小します</translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation>全体を表示(&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>マップ全体を表示します</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>プロキシを開始します</translation>
    </message>
    <message>
        <source>Re&amp;load file</source>
        <translation>ファイルを再読み込み(&amp;L)</translation>
    </message>
    <message>
        <source>Read the configuration file again and swap to it</source>
        <translation>設定ファイルを読み直して切り替えます</translation>
    </message>
    <message>
        <source>Review &amp;&amp; &amp;Apply</source>
        <translation>確認して適用(&amp;A)</translation>
    </message>
    <message>
        <source>Look at what the draft changes, then let it serve</source>
        <translation>下書きの変更内容を確認し、稼働させます</translation>
    </message>
    <message>
        <source>&amp;Discard draft</source>
        <translation>下書きを破棄(&amp;D)</translation>
    </message>
    <message>
        <source>Back to what runs</source>
        <translation>稼働中の設定に戻します</translation>
    </message>
    <message>
        <source>&amp;Roll back…</source>
        <translation>ロールバック(&amp;R)…</translation>
    </message>
    <message>
        <source>Make a new generation of an old one&apos;s text</source>
        <translation>古い世代のテキストから新しい世代を作ります</translation>
    </message>
    <message>
        <source>Force &amp;close</source>
        <translation>強制切断(&amp;C)</translation>
    </message>
    <message>
        <source>Cut what is still on the old generation</source>
        <translation>古い世代に残る通信を切断します</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比較(&amp;M)</translation>
    </message>
    <message>
        <source>What two generations differ in</source>
        <translation>2 つの世代の違い</translation>
    </message>
    <message>
        <source>Cop&amp;y address</source>
        <translation>アドレスをコピー(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the address to open in a browser</source>
        <translation>ブラウザーで開くアドレスをコピーします</translation>
    </message>
    <message>
        <source>&amp;Open in browser</source>
        <translation>ブラウザーで開く(&amp;O)</translation>
    </message>
    <message>
        <source>Open the proxy&apos;s address</source>
        <translation>プロキシのアドレスを開きます</translation>
    </message>
    <message>
        <source>&amp;New route</source>
        <translation>新しいルート(&amp;N)</translation>
    </message>
    <message>
        <source>Add a route to the draft</source>
        <translation>下書きにルートを追加します</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>名前を変更(&amp;R)</translation>
    </message>
    <message>
        <source>Give the route another name</source>
        <translation>ルートの名前を変えます</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>Add a copy below the route</source>
        <translation>ルートの下に複製を追加します</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>削除(&amp;M)</translation>
    </message>
    <message>
        <source>Take the route out of the draft</source>
        <translation>下書きからルートを取り除きます</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ移動(&amp;U)</translation>
    </message>
    <message>
        <source>Evaluate the route earlier</source>
        <translation>ルートを先に評価します</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下へ移動(&amp;W)</translation>
    </message>
    <message>
        <source>Evaluate the route later</source>
        <translation>ルートを後で評価します</translation>
    </message>
    <message>
        <source>&amp;Enabled</source>
        <translation>有効(&amp;E)</translation>
    </message>
    <message>
        <source>Let the route take requests, or not</source>
        <translation>ルートがリクエストを受けるかどうか</translation>
    </message>
    <message>
        <source>Open the route in the editor</source>
        <translation>ルートをエディターで開きます</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>テスト(&amp;T)</translation>
    </message>
    <message>
        <source>Open the tester with the route&apos;s request</source>
        <translation>ルートのリクエストでテスターを開きます</translation>
    </message>
    <message>
        <source>New &amp;backend</source>
        <translation>新しいバックエンド(&amp;B)</translation>
    </message>
    <message>
        <source>Add a backend to the draft</source>
        <translation>下書きにバックエンドを追加します</translation>
    </message>
    <message>
        <source>&amp;Edit backend</source>
        <translation>バックエンドを編集(&amp;E)</translation>
    </message>
    <message>
        <source>Open the backend in the editor</source>
        <translation>バックエンドをエディターで開きます</translation>
    </message>
    <message>
        <source>Take the backend out of the draft</source>
        <translation>下書きからバックエンドを取り除きます</translation>
    </message>
    <message>
        <source>&amp;Add server</source>
        <translation>サーバーを追加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a server to the backend</source>
        <translation>バックエンドにサーバーを追加します</translation>
    </message>
    <message>
        <source>Remo&amp;ve server</source>
        <translation>サーバーを削除(&amp;V)</translation>
    </message>
    <message>
        <source>Take the server out of the draft</source>
        <translation>下書きからサーバーを取り除きます</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>今すぐチェック(&amp;C)</translation>
    </message>
    <message>
        <source>Probe the server at once</source>
        <translation>サーバーを直ちに検査します</translation>
    </message>
    <message>
        <source>&amp;Drain</source>
        <translation>ドレイン(&amp;D)</translation>
    </message>
    <message>
        <source>No new requests; those in flight finish</source>
        <translation>新しいリクエストは受けず、処理中のものは最後まで処理します</translation>
    </message>
    <message>
        <source>&amp;Maint</source>
        <translation>メンテナンス(&amp;M)</translation>
    </message>
    <message>
        <source>Neither requests nor checks</source>
        <translation>リクエストもチェックも行いません</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>有効にする(&amp;N)</translation>
    </message>
    <message>
        <source>Back to what the configuration says</source>
        <translation>設定どおりの状態に戻します</translation>
    </message>
    <message>
        <source>&amp;Documentation</source>
        <translation>ドキュメント(&amp;D)</translation>
    </message>
    <message>
        <source>Every key of the configuration file</source>
        <translation>設定ファイルのすべてのキー</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>Every action and its keys</source>
        <translation>すべての操作とそのキー</translation>
    </message>
    <message>
        <source>&amp;About Signalbox</source>
        <translation>Signalbox について(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>バージョンとライセンス</translation>
    </message>
    <message>
        <source>Bac&amp;kends &amp;&amp; Health</source>
        <translation>バックエンドと稼働状態(&amp;K)</translation>
    </message>
    <message>
        <source>Reset layo&amp;ut</source>
        <translation>レイアウトを初期化(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Zoom out</source>
        <translation>縮小(&amp;Z)</translation>
    </message>
    <message>
        <source>Ed&amp;it</source>
        <translation>編集(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Remove backend</source>
        <translation>バックエンドを削除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>BackendForm</name>
    <message>
        <source>address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Host field</source>
        <translation>Host ヘッダー</translation>
    </message>
    <message>
        <source>most requests at a time</source>
        <translation>同時リクエストの上限</translation>
    </message>
    <message>
        <source>type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>http if there is a path, else tcp</source>
        <translation>パスがあれば http、なければ tcp</translation>
    </message>
    <message>
        <source>path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation>サーバーと同じ</translation>
    </message>
    <message>
        <source>port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>every</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>within</source>
        <translation>制限時間</translation>
    </message>
    <message>
        <source>successes until up</source>
        <translation>UP までの成功回数</translation>
    </message>
    <message>
        <source>failures until down</source>
        <translation>DOWN までの失敗回数</translation>
    </message>
    <message>
        <source>expected status</source>
        <translation>期待するステータス</translation>
    </message>
    <message>
        <source>text in the body</source>
        <translation>本文に含まれる文字列</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>regular expression for the body</source>
        <translation>本文の正規表現</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>分散方式</translation>
    </message>
    <message>
        <source>failures in a row</source>
        <translation>連続失敗回数</translation>
    </message>
    <message>
        <source>for</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>再試行回数</translation>
    </message>
    <message>
        <source>on</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation>再試行までの待ち時間</translation>
    </message>
    <message>
        <source>share of requests at most</source>
        <translation>リクエストに占める割合の上限</translation>
    </message>
    <message>
        <source>name of the %1</source>
        <translation>名前: %1</translation>
    </message>
    <message>
        <source>value of the %1 %2</source>
        <translation>値: %1 %2</translation>
    </message>
    <message>
        <source>request field</source>
        <translation>リクエストヘッダー</translation>
    </message>
    <message>
        <source>expected field</source>
        <translation>期待するヘッダー</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>route %1</source>
        <translation>ルート %1</translation>
    </message>
    <message>
        <source>backend %1</source>
        <translation>バックエンド %1</translation>
    </message>
    <message>
        <source>listener %1</source>
        <translation>リスナー %1</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 を追加</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 を削除</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 を変更</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>comments and layout only</source>
        <translation>コメントと書式のみ</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1、ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckProbe</name>
    <message>
        <source>%1: passed in %2</source>
        <translation>%1: 合格 (%2)</translation>
    </message>
    <message>
        <source>%1: failed after %2</source>
        <translation>%1: 失敗 (%2)</translation>
    </message>
    <message>
        <source>, status %1</source>
        <translation>、ステータス %1</translation>
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
        <translation>すべてのリクエスト</translation>
    </message>
    <message>
        <source>to backend %1</source>
        <translation>バックエンド %1 へ</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation>%1 を追加: %2</translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation>%1 を削除: %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 is now in place %2</source>
        <translation>%1 は %2 番目に移動</translation>
    </message>
    <message>
        <source>from place %1 to %2</source>
        <translation>%1 番目から %2 番目へ</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>サーバー %1</translation>
    </message>
    <message>
        <source>Route %1</source>
        <translation>ルート %1</translation>
    </message>
    <message>
        <source>Backend %1</source>
        <translation>バックエンド %1</translation>
    </message>
    <message>
        <source>Listener %1</source>
        <translation>リスナー %1</translation>
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
        <translation>ヘッダー名</translation>
    </message>
    <message>
        <source>value of %1</source>
        <translation>%1 の値</translation>
    </message>
    <message>
        <source>to</source>
        <comment>set field to value</comment>
        <translation>値</translation>
    </message>
    <message>
        <source>map back in answers</source>
        <translation>応答では元に戻す</translation>
    </message>
    <message>
        <source>status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>file, in place of a text</source>
        <translation>テキストの代わりのファイル</translation>
    </message>
    <message>
        <source>text of the answer</source>
        <translation>応答のテキスト</translation>
    </message>
    <message>
        <source>from</source>
        <comment>respond from file</comment>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>saying</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>fields</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>プレフィックス</translation>
    </message>
    <message>
        <source>prefix that goes</source>
        <translation>元のプレフィックス</translation>
    </message>
    <message>
        <source>with</source>
        <translation>置換後</translation>
    </message>
    <message>
        <source>prefix that comes</source>
        <translation>新しいプレフィックス</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>正規表現</translation>
    </message>
    <message>
        <source>to</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>new path</source>
        <translation>新しいパス</translation>
    </message>
    <message>
        <source>host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>target</source>
        <translation>転送先</translation>
    </message>
    <message>
        <source>strip prefix</source>
        <translation>プレフィックスを除去</translation>
    </message>
    <message>
        <source>add prefix</source>
        <translation>プレフィックスを付加</translation>
    </message>
    <message>
        <source>replace prefix</source>
        <translation>プレフィックスを置換</translation>
    </message>
    <message>
        <source>rewrite path</source>
        <translation>パスを書き換え</translation>
    </message>
    <message>
        <source>set host</source>
        <translation>ホストを設定</translation>
    </message>
    <message>
        <source>set request header</source>
        <translation>リクエストヘッダーを設定</translation>
    </message>
    <message>
        <source>add request header</source>
        <translation>リクエストヘッダーを追加</translation>
    </message>
    <message>
        <source>remove request header</source>
        <translation>リクエストヘッダーを削除</translation>
    </message>
    <message>
        <source>set response header</source>
        <translation>応答ヘッダーを設定</translation>
    </message>
    <message>
        <source>add response header</source>
        <translation>応答ヘッダーを追加</translation>
    </message>
    <message>
        <source>remove response header</source>
        <translation>応答ヘッダーを削除</translation>
    </message>
    <message>
        <source>redirect to</source>
        <translation>リダイレクト先</translation>
    </message>
    <message>
        <source>respond with</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>no filter</source>
        <translation>フィルターなし</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>This is shared as *%1: change it where &amp;%1 stands</source>
        <translation>*%1 として共有されています。&amp;%1 のある場所で変更してください</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
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
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 日</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>A workbench for a reverse proxy on your machine.</source>
        <translation>手元のマシンのリバースプロキシのための作業台です。</translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL), yaml-cpp (MIT) and RE2 (BSD).</source>
        <translation>Qt %1 (LGPL)、yaml-cpp (MIT)、RE2 (BSD) を使用しています。</translation>
    </message>
    <message>
        <source>About Signalbox</source>
        <translation>Signalbox について</translation>
    </message>
    <message>
        <source>Keys of signalbox.yaml</source>
        <translation>signalbox.yaml のキー</translation>
    </message>
    <message>
        <source>Leave the YAML text</source>
        <translation>YAML テキストから出る</translation>
    </message>
    <message>
        <source>Tab alone indents once something was pressed in the text</source>
        <translation>テキスト内で何かキーを押した後は、Tab だけを押すと字下げします</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>プロキシ(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Route</source>
        <translation>ルート(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Backend</source>
        <translation>バックエンド(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Colour&amp;s</source>
        <translation>配色(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Predicates</name>
    <message>
        <source>host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>リスナー</translation>
    </message>
    <message>
        <source>is</source>
        <translation>が次と一致</translation>
    </message>
    <message>
        <source>is below</source>
        <comment>host: any name under the given one</comment>
        <translation>が次の下位</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>が次で始まる</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>が次と完全一致</translation>
    </message>
    <message>
        <source>matches regex</source>
        <translation>が正規表現に一致</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>が次の範囲内</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>が次のいずれか</translation>
    </message>
    <message>
        <source>is present</source>
        <translation>がある</translation>
    </message>
    <message>
        <source>is absent</source>
        <translation>がない</translation>
    </message>
</context>
<context>
    <name>RouteEdits</name>
    <message>
        <source>disable route %1</source>
        <translation>ルート %1 を無効化</translation>
    </message>
    <message>
        <source>enable route %1</source>
        <translation>ルート %1 を有効化</translation>
    </message>
    <message>
        <source>rename route %1</source>
        <translation>ルート %1 の名前を変更</translation>
    </message>
    <message>
        <source>remove route %1</source>
        <translation>ルート %1 を削除</translation>
    </message>
    <message>
        <source>move route %1</source>
        <translation>ルート %1 を移動</translation>
    </message>
    <message>
        <source>duplicate route %1</source>
        <translation>ルート %1 を複製</translation>
    </message>
    <message>
        <source>new route</source>
        <translation>新しいルート</translation>
    </message>
    <message>
        <source>line %1 can&apos;t be read: %2</source>
        <translation>%1 行目を読み取れません: %2</translation>
    </message>
</context>
<context>
    <name>RouteForm</name>
    <message>
        <source>backend</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>タイムアウト</translation>
    </message>
    <message>
        <source>retries</source>
        <translation>再試行回数</translation>
    </message>
    <message>
        <source>retry on</source>
        <translation>再試行の対象</translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation>再試行までの待ち時間</translation>
    </message>
    <message>
        <source>most retries, as a share of requests</source>
        <translation>再試行の上限（リクエストに占める割合）</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>answer&apos;s head</source>
        <translation>応答ヘッダー</translation>
    </message>
    <message>
        <source>between two reads</source>
        <translation>読み取りの間隔</translation>
    </message>
    <message>
        <source>between two writes</source>
        <translation>書き込みの間隔</translation>
    </message>
    <message>
        <source>idle tunnel</source>
        <translation>アイドル状態のトンネル</translation>
    </message>
    <message>
        <source>as the settings</source>
        <translation>全体設定と同じ</translation>
    </message>
    <message>
        <source>host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>enabled</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>backend&apos;s</source>
        <translation>既定</translation>
    </message>
</context>
<context>
    <name>RouteReplay</name>
    <message>
        <source>no route (404)</source>
        <translation>ルートなし (404)</translation>
    </message>
    <message>
        <source>They come here today, too.</source>
        <translation>現在もここに届きます。</translation>
    </message>
    <message>
        <source>Today %1 handles all of them.</source>
        <translation>現在は %1 がすべて処理します。</translation>
    </message>
    <message>
        <source>%1 handles %2</source>
        <translation>%1 が %2 件</translation>
    </message>
    <message>
        <source>Today %1.</source>
        <translation>現在: %1。</translation>
    </message>
    <message>
        <source>Rule %1 (%2) comes first and takes what it can of %3</source>
        <translation>ルール %1 (%2) が先に評価され、%3 のうち一致するものを受け取ります</translation>
    </message>
    <message>
        <source>Rule %1 (%2) comes first and takes all of %3: this one never matches</source>
        <translation>ルール %1 (%2) が先に評価され、%3 をすべて受け取ります。このルールは一致することがありません</translation>
    </message>
    <message>
        <source>Overlaps rule %1 (%2), which never matches: this one comes first and takes all of %3</source>
        <translation>ルール %1 (%2) と重なります。このルールが先に %3 をすべて受け取るため、そちらは一致することがありません</translation>
    </message>
    <message>
        <source>Overlaps rule %1 (%2): this one comes first and takes what it can of %3</source>
        <translation>ルール %1 (%2) と重なります。このルールが先に評価され、%3 のうち一致するものを受け取ります</translation>
    </message>
</context>
<context>
    <name>RouteRows</name>
    <message>
        <source>header %1</source>
        <translation>ヘッダー %1</translation>
    </message>
    <message>
        <source>query %1</source>
        <translation>クエリ %1</translation>
    </message>
    <message>
        <source>clients %1</source>
        <translation>クライアント %1</translation>
    </message>
    <message>
        <source>listeners %1</source>
        <translation>リスナー %1</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation>
            <numerusform>残り %n</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>first check</source>
        <translation>初回チェック</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>手動で停止中</translation>
    </message>
    <message>
        <source>no check configured</source>
        <translation>チェック未設定</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>connected in %1</source>
        <translation>接続 %1</translation>
    </message>
    <message>
        <source>%1 of backend %2</source>
        <translation>バックエンド %2 の %1</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>毎秒 %1 リクエスト</translation>
    </message>
    <message>
        <source>no results yet</source>
        <translation>まだ結果なし</translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>成功 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them slowly</source>
        <translation>
            <numerusform>うち遅い %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失敗 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest failed</source>
        <translation>最新は失敗</translation>
    </message>
    <message>
        <source>the newest passed</source>
        <translation>最新は成功</translation>
    </message>
    <message>
        <source>%1, expected %2</source>
        <comment>shares</comment>
        <translation>%1、期待値 %2</translation>
    </message>
</context>
<context>
    <name>StateLook</name>
    <message>
        <source>going down</source>
        <translation>停止へ移行中</translation>
    </message>
    <message>
        <source>going up</source>
        <translation>復帰中</translation>
    </message>
    <message>
        <source>ejected</source>
        <translation>除外中</translation>
    </message>
    <message>
        <source>unchecked</source>
        <translation>未チェック</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>ドレイン中</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>引退</translation>
    </message>
</context>
<context>
    <name>Topology</name>
    <message>
        <source>Listeners</source>
        <translation>リスナー</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>in evaluation order</source>
        <translation>評価順</translation>
    </message>
    <message>
        <source>Backends</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>with next picks</source>
        <translation>次の選択先</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>件/秒</translation>
    </message>
    <message>
        <source>Edge width</source>
        <translation>線の太さ</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 件/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>no server</source>
        <translation>サーバーなし</translation>
    </message>
    <message>
        <source>every pick</source>
        <translation>常に選択</translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <comment>requests in flight</comment>
        <translation>
            <numerusform>残り %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Listener %1 on %2</source>
        <translation>%2 のリスナー %1</translation>
    </message>
    <message>
        <source>Route %1, %2: %3 %4</source>
        <translation>ルート %1、%2: %3 %4</translation>
    </message>
    <message>
        <source>Route %1: %2 %3</source>
        <translation>ルート %1: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>Backend %1, %2, %n server(s)</source>
        <translation>
            <numerusform>バックエンド %1、%2、サーバー %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Server %1 of backend %2</source>
        <translation>バックエンド %2 のサーバー %1</translation>
    </message>
    <message>
        <source>%1 in the draft</source>
        <translation>下書きで%1</translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation>障害 %1</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>毎秒 %1 リクエスト</translation>
    </message>
    <message>
        <source>server %1 takes every pick</source>
        <translation>常にサーバー %1 を選択</translation>
    </message>
    <message>
        <source>next picks %1</source>
        <translation>次の選択先 %1</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>対象外: %1</translation>
    </message>
    <message>
        <source>enabled in the draft</source>
        <translation>下書きでは有効</translation>
    </message>
    <message>
        <source>disabled in the draft</source>
        <translation>下書きでは無効</translation>
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
        <translation>任意</translation>
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
        <translation>画像を %1 に書き込めません</translation>
    </message>
    <message>
        <source>the screen had no data after %1 s; the picture shows it as it was</source>
        <translation>%1 秒たっても画面にデータがありません。画像はそのままの状態です</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
</context>
<context>
    <name>signalbox::desktop::WorkspaceHost</name>
    <message>
        <source>%1 was changed by another program; saving the draft replaces that</source>
        <translation>%1 は別のプログラムが変更しました。下書きを保存するとそれを上書きします</translation>
    </message>
    <message>
        <source>The demo can&apos;t start: %1</source>
        <translation>デモを開始できません: %1</translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>ファイルに書き込めません: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendActions</name>
    <message>
        <source>remove backend %1</source>
        <translation>バックエンド %1 を削除</translation>
    </message>
    <message>
        <source>new backend</source>
        <translation>新しいバックエンド</translation>
    </message>
    <message>
        <source>add a server to %1</source>
        <translation>%1 にサーバーを追加</translation>
    </message>
    <message>
        <source>remove server %1</source>
        <translation>サーバー %1 を削除</translation>
    </message>
    <message>
        <source>Remove backend</source>
        <translation>バックエンドの削除</translation>
    </message>
    <message>
        <source>Remove backend %1 and what sends to it?</source>
        <translation>バックエンド %1 と、そこへ送るルートを削除しますか?</translation>
    </message>
    <message numerus="yes">
        <source>Remove with %n route(s)</source>
        <translation>
            <numerusform>ルート %n 件とともに削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removes %n route(s) leading to it, too: %1. One undo brings all of it back; nothing changes for traffic before Apply.</source>
        <translation>
            <numerusform>そこへ送るルート %n 件も削除します: %1。一度の「元に戻す」ですべて戻ります。適用するまで、トラフィックには何も変わりません。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendEditorPage</name>
    <message>
        <source>Backend that is edited</source>
        <translation>編集中のバックエンド</translation>
    </message>
    <message>
        <source>Name of the backend</source>
        <translation>バックエンドの名前</translation>
    </message>
    <message>
        <source>rename a backend</source>
        <translation>バックエンドの名前を変更</translation>
    </message>
    <message>
        <source>Remove the backend</source>
        <translation>バックエンドを削除</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>named</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>反映されません: %1</translation>
    </message>
    <message>
        <source>no route sends to it</source>
        <translation>送信元のルートなし</translation>
    </message>
    <message>
        <source>used by %1</source>
        <translation>使用元: %1</translation>
    </message>
    <message>
        <source>change a backend</source>
        <translation>バックエンドを変更</translation>
    </message>
    <message>
        <source>server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Check the servers&apos; health</source>
        <translation>サーバーの稼働状態をチェックする</translation>
    </message>
    <message>
        <source>Take servers out while requests fail</source>
        <translation>リクエストが失敗する間はサーバーを外す</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>answer has</source>
        <translation>応答の条件</translation>
    </message>
    <message>
        <source>ask with</source>
        <translation>問い合わせ</translation>
    </message>
    <message>
        <source>Remove the expected field %1</source>
        <translation>期待するヘッダー %1 を削除</translation>
    </message>
    <message>
        <source>Remove the request field %1</source>
        <translation>リクエストヘッダー %1 を削除</translation>
    </message>
    <message>
        <source>Add expected field</source>
        <translation>期待するヘッダーを追加</translation>
    </message>
    <message>
        <source>Add request field</source>
        <translation>リクエストヘッダーを追加</translation>
    </message>
    <message>
        <source>%1. The form shows the last state that could be read, and can&apos;t be changed until the text can be read again.</source>
        <translation>%1。フォームは最後に読み取れた状態を表示しており、テキストが再び読み取れるまで変更できません。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendStates</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 は %2</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>停止中</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendTableModel</name>
    <message>
        <source>Backend</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Requests on the server now</source>
        <translation>サーバーが現在処理しているリクエスト</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>件/秒</translation>
    </message>
    <message>
        <source>Requests that ended in the last second</source>
        <translation>直近 1 秒に完了したリクエスト</translation>
    </message>
    <message>
        <source>Picks</source>
        <translation>選択回数</translation>
    </message>
    <message>
        <source>How often the server was chosen</source>
        <translation>サーバーが選ばれた回数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Bar: actual share of the backend&apos;s picks in the last ten seconds. Tick: expected from the weights of the servers that take requests.</source>
        <translation>バー: 直近 10 秒にバックエンドで選ばれた実際の割合。目盛り: リクエストを受けるサーバーの重みから予想される割合。</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the requests took no longer. Upstream time of the last ten seconds, without injected delay.</source>
        <translation>リクエストの半数はこの時間以内でした。直近 10 秒の上流側の時間で、注入した遅延は含みません。</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the requests took no longer. Upstream time of the last ten seconds, without injected delay.</source>
        <translation>リクエストの 95 % はこの時間以内でした。直近 10 秒の上流側の時間で、注入した遅延は含みません。</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Failed connections, resets, timeouts and 5xx answers</source>
        <translation>接続失敗、リセット、タイムアウト、5xx 応答</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>最終チェック</translation>
    </message>
    <message>
        <source>Last 60 checks, newest at the end</source>
        <translation>直近 60 回のチェック（最新が末尾）</translation>
    </message>
    <message>
        <source>%1 of backend %2, not running</source>
        <translation>バックエンド %2 の %1、停止中</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BackendsPage</name>
    <message>
        <source>Backends and servers</source>
        <translation>バックエンドとサーバー</translation>
    </message>
    <message>
        <source>Filter servers</source>
        <translation>サーバーを絞り込む</translation>
    </message>
    <message>
        <source>Picks and errors count</source>
        <translation>選択とエラーの集計</translation>
    </message>
    <message>
        <source>From when picks and errors are counted</source>
        <translation>選択とエラーをいつから数えるか</translation>
    </message>
    <message>
        <source>Since gen %1</source>
        <translation>世代 %1 から</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>開始時から</translation>
    </message>
    <message>
        <source>Backends &amp; Health</source>
        <translation>バックエンドと稼働状態</translation>
    </message>
    <message>
        <source>No server matches the filter</source>
        <translation>フィルターに一致するサーバーはありません</translation>
    </message>
    <message>
        <source>No servers yet: open a file, or add a backend to the draft</source>
        <translation>サーバーはまだありません。ファイルを開くか、下書きにバックエンドを追加してください</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Banner</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::BottomDock</name>
    <message>
        <source>Pages below</source>
        <translation>下部のページ</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Centre</name>
    <message>
        <source>Views</source>
        <translation>ビュー</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeDelegate</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ChangeListModel</name>
    <message>
        <source>Route %1 added as rule %2</source>
        <translation>ルート %1 をルール %2 として追加</translation>
    </message>
    <message>
        <source>Route %1 removed</source>
        <translation>ルート %1 を削除</translation>
    </message>
    <message>
        <source>Route %1 moved to rule %2</source>
        <translation>ルート %1 をルール %2 に移動</translation>
    </message>
    <message>
        <source>Route %1 changed</source>
        <translation>ルート %1 を変更</translation>
    </message>
    <message>
        <source>Backend %1 added</source>
        <translation>バックエンド %1 を追加</translation>
    </message>
    <message>
        <source>Backend %1 removed</source>
        <translation>バックエンド %1 を削除</translation>
    </message>
    <message>
        <source>Backend %1 changed</source>
        <translation>バックエンド %1 を変更</translation>
    </message>
    <message>
        <source>Listener %1 added</source>
        <translation>リスナー %1 を追加</translation>
    </message>
    <message>
        <source>Listener %1 removed</source>
        <translation>リスナー %1 を削除</translation>
    </message>
    <message>
        <source>Listener %1 changed</source>
        <translation>リスナー %1 を変更</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>設定を変更</translation>
    </message>
    <message>
        <source>File changed</source>
        <translation>ファイルを変更</translation>
    </message>
    <message numerus="yes">
        <source>None of the last %n request(s) used it</source>
        <translation>
            <numerusform>直近 %n 件のリクエストでは使われていません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still in use: %1 of the last %n request(s)</source>
        <translation>
            <numerusform>まだ使用中: 直近 %n 件中 %1 件のリクエスト</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) that went nowhere</source>
        <translation>
            <numerusform>直近 %n 件のうち行き先のなかった %1 件のリクエストを受け取ります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Takes %1 of the last %n request(s) over from %2</source>
        <translation>
            <numerusform>直近 %n 件のうち %1 件のリクエストを %2 から引き継ぎます</numerusform>
        </translation>
    </message>
    <message>
        <source>Its slowest request in the replay took %1 ms</source>
        <translation>リプレイで最も遅いリクエストは %1 ms でした</translation>
    </message>
    <message>
        <source>Settings added</source>
        <translation>設定を追加</translation>
    </message>
    <message>
        <source>Settings removed</source>
        <translation>設定を削除</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>Action, route, backend or server</source>
        <translation>操作、ルート、バックエンド、サーバー</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>候補</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>route</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>server of %1</source>
        <translation>%1 のサーバー</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DesktopNotices</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffPane</name>
    <message>
        <source>Differences</source>
        <translation>差分</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>変更のない %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiffView</name>
    <message>
        <source>Unified</source>
        <translation>統合</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>並べて表示</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a file, lines added, lines removed</comment>
        <translation>%1: %2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) added</source>
        <translation>
            <numerusform>%n 行追加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n 行削除</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiscoveryModel</name>
    <message>
        <source>of another user, left alone</source>
        <translation>別のユーザーのもの。触れません</translation>
    </message>
    <message>
        <source>system service, left alone</source>
        <translation>システムサービス。触れません</translation>
    </message>
    <message>
        <source>not HTTP, left alone</source>
        <translation>HTTP ではありません。触れません</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>HTML, “%1”</source>
        <translation>HTML、「%1」</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>HTTP, status %1</source>
        <translation>HTTP、ステータス %1</translation>
    </message>
    <message>
        <source>Port %1, %2, %3</source>
        <translation>ポート %1、%2、%3</translation>
    </message>
    <message>
        <source>%1, becomes %2</source>
        <translation>%1、%2 になります</translation>
    </message>
    <message>
        <source>unknown program</source>
        <translation>不明なプログラム</translation>
    </message>
    <message>
        <source>joins %1, round-robin</source>
        <translation>%1 に参加、ラウンドロビン</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>すべてのサーバー</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Program, folder</source>
        <translation>プログラム、フォルダー</translation>
    </message>
    <message>
        <source>Answers with</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Route to create</source>
        <translation>作成するルート</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DiscoveryTable</name>
    <message>
        <source>Detected servers</source>
        <translation>見つかったサーバー</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftDocument</name>
    <message>
        <source>discard the draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>the text can&apos;t be read</source>
        <translation>テキストを読み取れません</translation>
    </message>
    <message>
        <source>line %1 can&apos;t be read: %2</source>
        <translation>%1 行目を読み取れません: %2</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftEdits</name>
    <message>
        <source>the text can&apos;t be read as it is</source>
        <translation>このままではテキストを読み取れません</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DraftSummary</name>
    <message>
        <source>Draft: other text, same meaning</source>
        <translation>下書き: テキストは異なるが意味は同じ</translation>
    </message>
    <message numerus="yes">
        <source>Draft: %n change(s)</source>
        <translation>
            <numerusform>下書き: 変更 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft matches gen %1</source>
        <translation>下書きは世代 %1 と同じ</translation>
    </message>
    <message>
        <source>Draft: can&apos;t be read</source>
        <translation>下書き: 読み取れません</translation>
    </message>
    <message>
        <source>Draft: has errors</source>
        <translation>下書き: エラーあり</translation>
    </message>
    <message numerus="yes">
        <source>Draft: %n change(s), with errors</source>
        <translation>
            <numerusform>下書き: 変更 %n 件、エラーあり</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EventLog</name>
    <message>
        <source>The proxy starts</source>
        <translation>プロキシを開始します</translation>
    </message>
    <message>
        <source>The proxy stops: requests in flight may finish</source>
        <translation>プロキシを停止します。処理中のリクエストは最後まで処理します</translation>
    </message>
    <message>
        <source>The proxy has stopped</source>
        <translation>プロキシが停止しました</translation>
    </message>
    <message>
        <source>The proxy can&apos;t start: %1</source>
        <translation>プロキシを開始できません: %1</translation>
    </message>
    <message>
        <source>Generation %1 serves on %2</source>
        <translation>世代 %1 が %2 で稼働中</translation>
    </message>
    <message>
        <source>Generation %1: %2 in %3 ms</source>
        <comment>%2 is a step of a reload</comment>
        <translation>世代 %1: %2 (%3 ms)</translation>
    </message>
    <message>
        <source>Refused, generation %1 serves on: %2</source>
        <translation>拒否されました。世代 %1 が稼働を続けます: %2</translation>
    </message>
    <message>
        <source>Generation %1 finishes its requests</source>
        <translation>世代 %1 は残りのリクエストを処理しています</translation>
    </message>
    <message numerus="yes">
        <source>Generation %1 is retired, %n request(s) were cut</source>
        <translation>
            <numerusform>世代 %1 は引退しました。%n 件のリクエストが切断されました</numerusform>
        </translation>
    </message>
    <message>
        <source>Generation %1 is retired</source>
        <translation>世代 %1 は引退しました</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 は %2</translation>
    </message>
    <message>
        <source>%1 is %2: %3</source>
        <translation>%1 は %2: %3</translation>
    </message>
    <message>
        <source>The file is gone; what was loaded serves on</source>
        <translation>ファイルがなくなりました。読み込み済みの設定で稼働を続けます</translation>
    </message>
    <message>
        <source>The file is back</source>
        <translation>ファイルが戻りました</translation>
    </message>
    <message>
        <source>The file was changed outside</source>
        <translation>ファイルが外部で変更されました</translation>
    </message>
    <message>
        <source>The admin address is closed</source>
        <translation>管理アドレスは閉じています</translation>
    </message>
    <message>
        <source>The admin address is %1</source>
        <translation>管理アドレスは %1 です</translation>
    </message>
    <message>
        <source>Refused, nothing serves: %1</source>
        <translation>拒否されました。何も稼働していません: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FirstRunPage</name>
    <message>
        <source>there are nine configurations already</source>
        <translation>設定はすでに 9 つあります</translation>
    </message>
    <message>
        <source>Detected on loopback</source>
        <translation>ループバックで検出</translation>
    </message>
    <message>
        <source>Scans every 2 s</source>
        <translation>2 秒ごとに検索</translation>
    </message>
    <message>
        <source>Create routes and start</source>
        <translation>ルートを作成して開始</translation>
    </message>
    <message>
        <source>Only sockets that you own and that answer on 127.0.0.1 or ::1 are looked at. Each gets one GET / to see what it speaks; nothing leaves this machine.
The demo starts six small built-in servers, one of which fails now and then, so you can try everything safely.</source>
        <translation>対象は、自分が所有し 127.0.0.1 または ::1 で応答するソケットだけです。何を話すかを確かめるため GET / を 1 回送ります。このマシンの外には何も出ません。
デモは 6 つの小さな内蔵サーバーを起動し、そのうち 1 つは時々失敗します。何でも安全に試せます。</translation>
    </message>
    <message>
        <source>What you get</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>アドレスをコピー</translation>
    </message>
    <message>
        <source>Looking for dev servers…</source>
        <translation>開発サーバーを探しています…</translation>
    </message>
    <message numerus="yes">
        <source>%n dev server(s) are listening on this machine</source>
        <translation>
            <numerusform>%n 個の開発サーバーがこのマシンで待ち受けています</numerusform>
        </translation>
    </message>
    <message>
        <source>No dev server listens on this machine</source>
        <translation>このマシンで待ち受けている開発サーバーはありません</translation>
    </message>
    <message>
        <source>Signalbox can put them behind one address and share traffic between them. Untick what you do not want.</source>
        <translation>Signalbox はこれらを 1 つのアドレスの後ろに置き、トラフィックを分配できます。不要なものはチェックを外してください。</translation>
    </message>
    <message>
        <source>Start a dev server and it appears here.</source>
        <translation>開発サーバーを起動するとここに現れます。</translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are shown.</source>
        <translation>
            <numerusform>システムサービス %n 件を表示しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n system service(s) are hidden.</source>
        <translation>
            <numerusform>システムサービス %n 件を隠しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1、%2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>ルート %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>バックエンド %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>サーバー %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Port %1 is free</source>
        <translation>ポート %1 は空いています</translation>
    </message>
    <message>
        <source>Port %1 is taken; %2 is free</source>
        <translation>ポート %1 は使用中です。%2 は空いています</translation>
    </message>
    <message>
        <source>Asking for %1</source>
        <translation>%1 を問い合わせ中</translation>
    </message>
    <message>
        <source>%1 points to this machine</source>
        <translation>%1 はこのマシンを指します</translation>
    </message>
    <message>
        <source>no hosts file edit</source>
        <translation>hosts ファイルの編集は不要</translation>
    </message>
    <message>
        <source>%1 is known to browsers only</source>
        <translation>%1 はブラウザーだけが解決できます</translation>
    </message>
    <message>
        <source>others need /etc/hosts</source>
        <translation>他のツールには /etc/hosts が必要</translation>
    </message>
    <message>
        <source>Browsers resolve *.localhost themselves. Other tools ask this machine&apos;s resolver, which doesn&apos;t know the name: they need a line in /etc/hosts.</source>
        <translation>ブラウザーは *.localhost を自分で解決します。他のツールはこのマシンのリゾルバーに問い合わせますが、その名前は登録されていないため、/etc/hosts に 1 行必要です。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 として保存</translation>
    </message>
    <message>
        <source>plain YAML</source>
        <translation>通常の YAML</translation>
    </message>
    <message>
        <source>Then open %1</source>
        <translation>次に %1 を開きます</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使ったファイル</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>The file can&apos;t be written in %1: %2</source>
        <translation>%1 にファイルを書き込めません: %2</translation>
    </message>
    <message>
        <source>%1 has nine configurations already</source>
        <translation>%1 にはすでに 9 個の設定があります</translation>
    </message>
    <message>
        <source>beside %1</source>
        <translation>%1 とは別に</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationModel</name>
    <message>
        <source>Gen</source>
        <translation>世代</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>きっかけ</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>ドレイン</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Solid: serving. Hatched: draining. Cross: refused, never served.</source>
        <translation>塗り: 稼働中。斜線: ドレイン中。×: 拒否され、一度も稼働していません。</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>ドレイン中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message numerus="yes">
        <source>%n cut</source>
        <translation>
            <numerusform>%n 件切断</numerusform>
        </translation>
    </message>
    <message>
        <source>drained</source>
        <translation>ドレイン済み</translation>
    </message>
    <message>
        <source>drained in %1</source>
        <translation>%1 でドレイン</translation>
    </message>
    <message>
        <source>gen %1 kept serving</source>
        <translation>世代 %1 が稼働を継続</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>App</source>
        <translation>アプリ</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>シグナル</translation>
    </message>
    <message>
        <source>CLI</source>
        <translation>CLI</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>ロールバック</translation>
    </message>
    <message>
        <source>Show error</source>
        <translation>エラーを表示</translation>
    </message>
    <message>
        <source>Refused attempt</source>
        <translation>拒否された試み</translation>
    </message>
    <message>
        <source>Generation %1</source>
        <translation>世代 %1</translation>
    </message>
    <message>
        <source>applied %1</source>
        <translation>%1 に適用</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>リクエスト %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>処理中 %1</translation>
    </message>
    <message>
        <source>%1 → now</source>
        <translation>%1 → 現在</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GenerationsPage</name>
    <message>
        <source>Nothing has run yet</source>
        <translation>まだ何も稼働していません</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>世代</translation>
    </message>
    <message>
        <source>same content as gen %1</source>
        <translation>世代 %1 と同じ内容</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s) at the start</source>
        <translation>
            <numerusform>開始時のルート %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draining</source>
        <translation>
            <numerusform>%n 件ドレイン中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderListModel</name>
    <message>
        <source>Add header…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Add header</source>
        <translation>ヘッダーを追加</translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation>ヘッダー %1</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>値 %1</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HeaderStrip</name>
    <message>
        <source>Header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>ライトまたはダーク</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no configuration open</source>
        <translation>設定が開かれていません</translation>
    </message>
    <message>
        <source>open to the network</source>
        <translation>ネットワークに公開</translation>
    </message>
    <message>
        <source>Other machines can reach %1. Click for the listener&apos;s line.</source>
        <translation>他のマシンから %1 に到達できます。クリックするとリスナーの行に移動します。</translation>
    </message>
    <message>
        <source>gen</source>
        <translation>世代</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactBar</name>
    <message>
        <source>%1 requests stay as they are, %2 go another way, %3 become 404</source>
        <translation>%1 件のリクエストは変わらず、%2 件は別の経路に、%3 件は 404 になります</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactModel</name>
    <message>
        <source>404, no route matches</source>
        <translation>404、一致するルートなし</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>%1 が %2 を返す</translation>
    </message>
    <message>
        <source>%1 %2 and others</source>
        <translation>%1 %2 など</translation>
    </message>
    <message>
        <source>%1, path becomes %2</source>
        <translation>%1、パスは %2 に</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>稼働中、%1</translation>
    </message>
    <message>
        <source>Draft, %1</source>
        <translation>下書き、%1</translation>
    </message>
    <message>
        <source>%1 requests: %2</source>
        <translation>リクエスト %1 件: %2</translation>
    </message>
    <message>
        <source>%1 requests: %2, %3; live %4, draft %5</source>
        <translation>リクエスト %1 件: %2、%3。稼働中 %4、下書き %5</translation>
    </message>
    <message>
        <source>same route, backend and path</source>
        <translation>ルート、バックエンド、パスは同じ</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>go another way</source>
        <translation>別の経路へ</translation>
    </message>
    <message>
        <source>become 404</source>
        <translation>404 になる</translation>
    </message>
    <message>
        <source>change route</source>
        <translation>ルートが変わる</translation>
    </message>
    <message>
        <source>change backend</source>
        <translation>バックエンドが変わる</translation>
    </message>
    <message>
        <source>go other ways</source>
        <translation>別々の経路へ</translation>
    </message>
    <message>
        <source>Before, %1</source>
        <translation>変更前、%1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactView</name>
    <message>
        <source>Impact replay</source>
        <translation>影響のリプレイ</translation>
    </message>
    <message>
        <source>no requests are recorded yet: nothing to replay</source>
        <translation>記録されたリクエストがまだないため、リプレイできません</translation>
    </message>
    <message numerus="yes">
        <source>the last %n recorded request(s), routed by both generations. Nothing is sent.</source>
        <translation>
            <numerusform>記録された直近 %n 件のリクエストを両方の世代でルーティングしました。何も送信しません。</numerusform>
        </translation>
    </message>
    <message>
        <source>there is no earlier configuration to compare with</source>
        <translation>比較できる以前の設定がありません</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogModel</name>
    <message>
        <source>%1 (line %2)</source>
        <translation>%1 (%2 行目)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>発生元</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>起きたこと</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>level and source of a log entry</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <comment>level, time, source and text of a log entry</comment>
        <translation>%1、%2、%3: %4</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Filter log</source>
        <translation>ログを絞り込む</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>最低レベル</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Info and worse</source>
        <translation>情報以上</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告とエラー</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Keep the newest entry in sight</source>
        <translation>最新の項目を表示し続けます</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Forget all entries</source>
        <translation>すべての項目を消去します</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MainWindow</name>
    <message>
        <source>&amp;Clear list</source>
        <translation>一覧をクリア(&amp;C)</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Signalbox serves at &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>Signalbox は &lt;b&gt;%1&lt;/b&gt; で稼働しています</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Open a configuration</source>
        <translation>設定を開く</translation>
    </message>
    <message>
        <source>Configurations (*.yaml *.yml);;All files (*)</source>
        <translation>設定 (*.yaml *.yml);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation>Signalbox を終了しますか？</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>トポロジー</translation>
    </message>
    <message>
        <source>Route editor</source>
        <translation>ルートエディター</translation>
    </message>
    <message>
        <source>Backend editor</source>
        <translation>バックエンドエディター</translation>
    </message>
    <message>
        <source>Open another file?</source>
        <translation>別のファイルを開きますか？</translation>
    </message>
    <message>
        <source>Open the demo?</source>
        <translation>デモを開きますか？</translation>
    </message>
    <message>
        <source>The draft stays as it is: %1</source>
        <translation>下書きはそのままです: %1</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>ログを開く</translation>
    </message>
    <message>
        <source>create the file</source>
        <translation>ファイルを作成</translation>
    </message>
    <message>
        <source>Discard and open</source>
        <translation>破棄して開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Discard and quit</source>
        <translation>破棄して終了</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MergeDialog</name>
    <message>
        <source>(not there)</source>
        <translation>(なし)</translation>
    </message>
    <message>
        <source>Merge with the file</source>
        <translation>ファイルとマージ</translation>
    </message>
    <message>
        <source>Your draft and the file on disk changed the same thing, each in its own way. Which one is to stay?</source>
        <translation>下書きとディスク上のファイルが同じ箇所を別々に変更しました。どちらを残しますか？</translation>
    </message>
    <message>
        <source>It was: %1</source>
        <translation>変更前: %1</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>自分の変更を残す: %1</translation>
    </message>
    <message>
        <source>Use theirs: %1</source>
        <translation>相手の変更を使う: %1</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>マージ</translation>
    </message>
    <message>
        <source>The texts can&apos;t be merged: %1</source>
        <translation>テキストをマージできません: %1</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Notifier</name>
    <message>
        <source>%1 is down</source>
        <translation>%1 が停止しました</translation>
    </message>
    <message>
        <source>No server of backend %1 takes requests.</source>
        <translation>バックエンド %1 でリクエストを受けるサーバーがありません。</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 が復帰しました</translation>
    </message>
    <message>
        <source>Backend %1 takes requests again.</source>
        <translation>バックエンド %1 は再びリクエストを受けています。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideActions</name>
    <message>
        <source>it was refused</source>
        <translation>拒否されました</translation>
    </message>
    <message>
        <source>The file wasn&apos;t reloaded: %1. Generation %2 still serves.</source>
        <translation>ファイルは再読み込みされませんでした: %1。世代 %2 が稼働を続けます。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideBanner</name>
    <message>
        <source>%1 was changed outside and has an error in line %2: %3. Generation %4 serves on.</source>
        <translation>%1 が外部で変更され、%2 行目にエラーがあります: %3。世代 %4 が稼働を続けます。</translation>
    </message>
    <message>
        <source>%1 was changed outside: checking …</source>
        <translation>%1 が外部で変更されました。確認しています…</translation>
    </message>
    <message>
        <source>%1 was changed outside; nothing that matters to the proxy.</source>
        <translation>%1 が外部で変更されましたが、プロキシに影響はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%1 was changed outside: %n change(s).</source>
        <translation>
            <numerusform>%1 が外部で変更されました: %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the difference</source>
        <translation>差分を表示</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Merge with my draft</source>
        <translation>自分の下書きとマージ</translation>
    </message>
    <message>
        <source>Keep my draft</source>
        <translation>自分の下書きを残す</translation>
    </message>
    <message>
        <source>%1 was changed outside and serves. Your draft hasn&apos;t taken that up and would take it back.</source>
        <translation>%1 は外部で変更され、稼働しています。下書きには取り込まれておらず、適用すると元に戻ります。</translation>
    </message>
    <message>
        <source>%1 was changed outside and couldn&apos;t be applied: %2. Generation %3 still serves.</source>
        <translation>%1 が外部で変更されましたが、適用できませんでした: %2。世代 %3 が稼働を続けます。</translation>
    </message>
    <message>
        <source>Show line %1</source>
        <translation>%1 行目を表示</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>ログを開く</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message numerus="yes">
        <source>%1 was changed outside and serves. Your draft changed the same in %n place(s): decide which one is to stay.</source>
        <translation>
            <numerusform>%1 は外部で変更され、稼働しています。下書きも同じ箇所を %n か所変更しています。どちらを残すか決めてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write it anew</source>
        <translation>書き直す</translation>
    </message>
    <message>
        <source>Review the draft</source>
        <translation>下書きを確認</translation>
    </message>
    <message>
        <source>%1 was deleted or renamed in %2. Generation %3 serves on. Put it back, or apply your draft, which writes it anew.</source>
        <translation>%2 の %1 が削除または改名されました。世代 %3 は動作を続けています。ファイルを元に戻すか、下書きを適用して書き直してください。</translation>
    </message>
    <message>
        <source>%1 was deleted or renamed in %2. Generation %3 serves on. Put it back, or write it anew as it runs.</source>
        <translation>%2 の %1 が削除または改名されました。世代 %3 は動作を続けています。ファイルを元に戻すか、動作中の内容で書き直してください。</translation>
    </message>
    <message>
        <source>It couldn&apos;t be written: %1.</source>
        <translation>書き込めませんでした: %1。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OutsideEdit</name>
    <message>
        <source>merge what was changed outside</source>
        <translation>外部での変更をマージ</translation>
    </message>
    <message>
        <source>it was refused</source>
        <translation>拒否されました</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PlanPreview</name>
    <message>
        <source>What you get: %1, %2, %3</source>
        <translation>結果: %1、%2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>ルート %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>バックエンド %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>サーバー %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>リスナー</translation>
    </message>
    <message>
        <source>Route, backend</source>
        <translation>ルート、バックエンド</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>%1 · round-robin</source>
        <translation>%1 · ラウンドロビン</translation>
    </message>
    <message>
        <source>Tick a server and its route appears here</source>
        <translation>サーバーにチェックを入れるとルートがここに現れます</translation>
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
        <translation>%1 を使う</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>file on disk</source>
        <translation>ディスク上のファイル</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>%1 in the %2: %3</source>
        <translation>%2 の%1: %3</translation>
    </message>
    <message>
        <source>%1 in line %2 of the %3: %4</source>
        <translation>%3 の %2 行目の%1: %4</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>In</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProblemsPage</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>No problems: the draft can be applied as it is.</source>
        <translation>問題はありません。下書きはこのまま適用できます。</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>%1 を使う</translation>
    </message>
    <message>
        <source>the file doesn&apos;t exist</source>
        <translation>ファイルが存在しません</translation>
    </message>
    <message>
        <source>create it, or open another one</source>
        <translation>作成するか、別のファイルを開いてください</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>問題はありません</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProxyActions</name>
    <message>
        <source>Copied %1</source>
        <translation>%1 をコピーしました</translation>
    </message>
    <message>
        <source>&amp;Stop at once</source>
        <translation>すぐに停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save and start</source>
        <translation>保存して開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>Let requests finish, then stop the proxy</source>
        <translation>リクエストを処理し終えてからプロキシを停止します</translation>
    </message>
    <message>
        <source>Write the draft to the file and start the proxy</source>
        <translation>下書きをファイルに書き込み、プロキシを開始します</translation>
    </message>
    <message>
        <source>Start the proxy</source>
        <translation>プロキシを開始します</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>元に戻す(&amp;U): %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>やり直す(&amp;R): %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Stop the proxy?</source>
        <translation>プロキシを停止しますか？</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Discard the draft?</source>
        <translation>下書きを破棄しますか？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Let other machines in?</source>
        <translation>他のマシンからの接続を許可しますか？</translation>
    </message>
    <message>
        <source>The configuration listens on %1. Everybody on the network can reach your servers through it.</source>
        <translation>設定は %1 で待ち受けます。ネットワーク上の誰でもサーバーに到達できます。</translation>
    </message>
    <message>
        <source>Listen on the network</source>
        <translation>ネットワークで待ち受ける</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) are in flight. What takes too long to finish is cut.</source>
        <translation>
            <numerusform>%n 件のリクエストを処理中です。時間がかかりすぎるものは打ち切られます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are only in the draft.</source>
        <translation>
            <numerusform>%n 件の変更は下書きにしかありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>ファイルに書き込めません: %1</translation>
    </message>
    <message>
        <source>Comments, order or white space differ in the draft; it means the same.</source>
        <translation>下書きはコメント、順序、空白だけが異なり、意味は同じです。</translation>
    </message>
    <message>
        <source>What was typed is only in the draft.</source>
        <translation>入力した内容は下書きにしかありません。</translation>
    </message>
    <message>
        <source>Undo brings that back as long as the file is open.</source>
        <translation>ファイルを開いている間は「元に戻す」で戻せます。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewActions</name>
    <message>
        <source>Generation %1 serves</source>
        <translation>世代 %1 が稼働しています</translation>
    </message>
    <message>
        <source>The text of generation %1 isn&apos;t kept any more</source>
        <translation>世代 %1 のテキストはもう保存されていません</translation>
    </message>
    <message>
        <source>One of the two texts isn&apos;t kept any more</source>
        <translation>2 つのテキストの一方はもう保存されていません</translation>
    </message>
    <message>
        <source>gen %1</source>
        <translation>世代 %1</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>roll back to gen %1</source>
        <translation>世代 %1 へ戻す</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewDialog</name>
    <message>
        <source>Changes</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Discard draft…</source>
        <translation>下書きを破棄…</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>編集を続ける</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Review &amp; Apply: %1</source>
        <translation>確認して適用: %1</translation>
    </message>
    <message>
        <source>Roll back: %1</source>
        <translation>ロールバック: %1</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>比較: %1</translation>
    </message>
    <message>
        <source>Changes %1</source>
        <translation>変更 %1</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>ロールバック</translation>
    </message>
    <message>
        <source>Apply %1</source>
        <translation>%1 を適用</translation>
    </message>
    <message>
        <source>%1 may finish its requests for up to %2 s (settings.timeouts.drain).</source>
        <translation>%1 は最大 %2 秒、残りのリクエストを処理できます (settings.timeouts.drain)。</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>行を表示</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>マージ</translation>
    </message>
    <message>
        <source>Keep my draft</source>
        <translation>自分の下書きを残す</translation>
    </message>
    <message>
        <source>%1, %2, %3 and %4 carry over with their connections, health and pick order.</source>
        <comment>each is a number of things</comment>
        <translation>%1、%2、%3、%4 は、接続、稼働状態、選択順とともに引き継がれます。</translation>
    </message>
    <message numerus="yes">
        <source>%n route(s)</source>
        <translation>
            <numerusform>ルート %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>バックエンド %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>サーバー %n 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listener(s)</source>
        <translation>
            <numerusform>リスナー %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>下書きを破棄</translation>
    </message>
    <message>
        <source>Go back to what runs? Undo brings the draft back.</source>
        <translation>稼働中の設定に戻しますか？「元に戻す」で下書きを取り戻せます。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Save and start</source>
        <translation>保存して開始</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Nothing runs: the file is written, then the proxy starts.</source>
        <translation>何も動作していません。ファイルを書き込んでからプロキシを開始します。</translation>
    </message>
    <message>
        <source>Go back to what the file holds? Undo brings the draft back.</source>
        <translation>ファイルの内容に戻しますか? 「元に戻す」で下書きに戻せます。</translation>
    </message>
    <message>
        <source>discard the draft</source>
        <translation>下書きを破棄</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ReviewFlow</name>
    <message>
        <source>gen %1</source>
        <translation>世代 %1</translation>
    </message>
    <message>
        <source>gen %1, as gen %2 was</source>
        <translation>世代 %1（世代 %2 と同じ）</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>何も稼働していません</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>読み取り中…</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>読み取れません</translation>
    </message>
    <message>
        <source>%1 lines, %2 ms</source>
        <translation>%1 行、%2 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>エラー %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no errors, %n warning(s)</source>
        <translation>
            <numerusform>エラーなし、警告 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no problems, %1 ms</source>
        <translation>問題なし、%1 ms</translation>
    </message>
    <message>
        <source>binds ports, on Apply</source>
        <translation>適用時にポートを確保</translation>
    </message>
    <message>
        <source>one atomic step</source>
        <translation>不可分の 1 ステップ</translation>
    </message>
    <message>
        <source>%1 for up to %2 s</source>
        <translation>%1、最大 %2 秒</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>The file was changed outside: merge that first, or keep your draft.</source>
        <translation>ファイルが外部で変更されました。先にマージするか、自分の下書きを残してください。</translation>
    </message>
    <message>
        <source>The proxy isn&apos;t running: start it first.</source>
        <translation>プロキシが動いていません。先に開始してください。</translation>
    </message>
    <message>
        <source>binding ports</source>
        <translation>ポートを確保中</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>gen %1 drained</source>
        <translation>世代 %1 はドレイン済み</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>ファイルを書き込み中</translation>
    </message>
    <message>
        <source>publishing</source>
        <translation>公開中</translation>
    </message>
    <message>
        <source>nothing to change</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>拒否されました。</translation>
    </message>
    <message>
        <source>%1 – gen %2 still serves, and nothing has changed.</source>
        <comment>an error and what it means</comment>
        <translation>%1 – 世代 %2 が稼働を続け、何も変わっていません。</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>The proxy has been started meanwhile: review the draft once more.</source>
        <translation>その間にプロキシが開始されました。下書きをもう一度確認してください。</translation>
    </message>
    <message>
        <source>The file was deleted or renamed: Apply writes it anew.</source>
        <translation>ファイルが削除または改名されました。適用すると書き直します。</translation>
    </message>
    <message>
        <source>%1 – nothing runs; the file holds the draft.</source>
        <comment>an error and what it means</comment>
        <translation>%1 – 何も動作していません。ファイルには下書きが入っています。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteDelegate</name>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation>ルートの名前</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteEditorPage</name>
    <message>
        <source>Route</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>Name of the route</source>
        <translation>ルートの名前</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Position among the routes</source>
        <translation>ルートの中での位置</translation>
    </message>
    <message>
        <source>Duplicate the route</source>
        <translation>ルートを複製</translation>
    </message>
    <message>
        <source>Remove the route</source>
        <translation>ルートを削除</translation>
    </message>
    <message>
        <source>switch a route</source>
        <translation>ルートを切り替え</translation>
    </message>
    <message>
        <source>move a route</source>
        <translation>ルートを移動</translation>
    </message>
    <message>
        <source>The draft has no route yet. Write one in the text, or make one with New route.</source>
        <translation>下書きにはまだルートがありません。テキストに書くか、「新しいルート」で作成してください。</translation>
    </message>
    <message>
        <source>The text can&apos;t be read.</source>
        <translation>テキストを読み取れません。</translation>
    </message>
    <message>
        <source>Show line</source>
        <translation>行を表示</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>as it runs</source>
        <translation>稼働中と同じ</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>読み取れません</translation>
    </message>
    <message>
        <source>in sync with the form</source>
        <translation>フォームと同期中</translation>
    </message>
    <message>
        <source>There is a route of this name already</source>
        <translation>この名前のルートはすでにあります</translation>
    </message>
    <message>
        <source>rename a route</source>
        <translation>ルートの名前を変更</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>%1 行目: %2。</translation>
    </message>
    <message>
        <source>The form shows the route as the text last said it, and can&apos;t be changed until the text can be read again.</source>
        <translation>フォームは最後に読み取れたテキストのルートを表示しており、テキストが再び読み取れるまで変更できません。</translation>
    </message>
    <message>
        <source>The form can&apos;t be changed until the text can be read again.</source>
        <translation>テキストが再び読み取れるまで、フォームは変更できません。</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>The draft removes the route %1. It still runs until the draft is applied.</source>
        <translation>下書きではルート %1 が削除されています。下書きを適用するまでは動作し続けます。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteFoot</name>
    <message>
        <source>No requests have been recorded yet.</source>
        <translation>リクエストはまだ記録されていません。</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%1&lt;/b&gt; of the last %n request(s) match. %2</source>
        <translation>
            <numerusform>直近 %n 件のリクエストのうち &lt;b&gt;%1&lt;/b&gt; 件が一致。%2</numerusform>
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
        <translation>条件</translation>
    </message>
    <message>
        <source>anything comes</source>
        <translation>すべてのリクエスト</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>条件を追加</translation>
    </message>
    <message>
        <source>header, query, client address</source>
        <translation>ヘッダー、クエリ、クライアントアドレス</translation>
    </message>
    <message>
        <source>add a condition on %1</source>
        <translation>%1 の条件を追加</translation>
    </message>
    <message>
        <source>and</source>
        <translation>かつ</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Condition %1, name of the %2</source>
        <translation>条件 %1、%2 の名前</translation>
    </message>
    <message>
        <source>rename a condition</source>
        <translation>条件の名前を変更</translation>
    </message>
    <message>
        <source>change a condition</source>
        <translation>条件を変更</translation>
    </message>
    <message>
        <source>Condition %1, %2 %3</source>
        <translation>条件 %1、%2 %3</translation>
    </message>
    <message>
        <source>Remove the condition: %1</source>
        <translation>条件を削除: %1</translation>
    </message>
    <message>
        <source>remove a condition</source>
        <translation>条件を削除</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>フィルターを追加</translation>
    </message>
    <message>
        <source>rewrite, redirect, headers, respond</source>
        <translation>書き換え、リダイレクト、ヘッダー、応答</translation>
    </message>
    <message>
        <source>add a filter</source>
        <translation>フィルターを追加</translation>
    </message>
    <message>
        <source>then</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>change a filter</source>
        <translation>フィルターを変更</translation>
    </message>
    <message>
        <source>Filter %1, %2</source>
        <translation>フィルター %1、%2</translation>
    </message>
    <message>
        <source>Remove the field %1</source>
        <translation>ヘッダー %1 を削除</translation>
    </message>
    <message>
        <source>remove a field</source>
        <translation>ヘッダーを削除</translation>
    </message>
    <message>
        <source>Add a header field</source>
        <translation>ヘッダーを追加</translation>
    </message>
    <message>
        <source>add a field</source>
        <translation>ヘッダーを追加</translation>
    </message>
    <message>
        <source>Move before the filter above</source>
        <translation>上のフィルターの前に移動</translation>
    </message>
    <message>
        <source>move a filter</source>
        <translation>フィルターを移動</translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation>フィルターを削除: %1</translation>
    </message>
    <message>
        <source>remove a filter</source>
        <translation>フィルターを削除</translation>
    </message>
    <message>
        <source>Remove the filter</source>
        <translation>フィルターを削除</translation>
    </message>
    <message>
        <source>send to</source>
        <translation>送信先</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>バックエンド</translation>
    </message>
    <message>
        <source>Send to backend</source>
        <translation>送信先バックエンド</translation>
    </message>
    <message>
        <source>change the backend</source>
        <translation>バックエンドを変更</translation>
    </message>
    <message>
        <source>Edit the backend</source>
        <translation>バックエンドを編集</translation>
    </message>
    <message>
        <source>with</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>タイムアウト</translation>
    </message>
    <message>
        <source>With timeout</source>
        <translation>タイムアウト</translation>
    </message>
    <message>
        <source>change the timeout</source>
        <translation>タイムアウトを変更</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Retries after the first try</source>
        <translation>最初の試行後の再試行回数</translation>
    </message>
    <message>
        <source>change the retries</source>
        <translation>再試行を変更</translation>
    </message>
    <message>
        <source>on</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Retry on</source>
        <translation>再試行の対象</translation>
    </message>
    <message>
        <source>Fewer limits</source>
        <translation>制限を減らす</translation>
    </message>
    <message>
        <source>More limits</source>
        <translation>制限を増やす</translation>
    </message>
    <message>
        <source>wait before a retry</source>
        <translation>再試行までの待ち時間</translation>
    </message>
    <message>
        <source>Wait before a retry</source>
        <translation>再試行までの待ち時間</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>At most this share of requests are retries</source>
        <translation>再試行がリクエストに占める割合の上限</translation>
    </message>
    <message>
        <source>Time limit, %1</source>
        <translation>時間制限、%1</translation>
    </message>
    <message>
        <source>change a time limit</source>
        <translation>時間制限を変更</translation>
    </message>
    <message>
        <source>host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>is</source>
        <translation>が次と一致</translation>
    </message>
    <message>
        <source>When host is</source>
        <translation>ホストが次と一致するとき</translation>
    </message>
    <message>
        <source>change the host</source>
        <translation>ホストを変更</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Send to servers</source>
        <translation>送信先サーバー</translation>
    </message>
    <message>
        <source>change the servers</source>
        <translation>サーバーを変更</translation>
    </message>
    <message>
        <source>Write the file out in full</source>
        <translation>ファイルを完全な形で書き出す</translation>
    </message>
    <message>
        <source>write the file out in full</source>
        <translation>ファイルを完全な形で書き出す</translation>
    </message>
    <message>
        <source>This file is in the short form, which has hosts and servers only.</source>
        <translation>このファイルは短縮形式で、ホストとサーバーだけを含みます。</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>反映されません: %1</translation>
    </message>
    <message>
        <source>Condition %1, %2, operator</source>
        <translation>条件 %1、%2、演算子</translation>
    </message>
    <message>
        <source>Filter %1, kind</source>
        <translation>フィルター %1、種類</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteHeader</name>
    <message>
        <source>Path, host</source>
        <translation>パス、ホスト</translation>
    </message>
    <message>
        <source>Match → backend</source>
        <translation>条件 → バックエンド</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>件/秒</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>err %</source>
        <translation>エラー %</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteListView</name>
    <message>
        <source>Routes</source>
        <translation>ルート</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteModel</name>
    <message>
        <source>any host</source>
        <translation>任意のホスト</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1, %2: %3 %4</source>
        <translation>%1、%2: %3 %4</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>%1 が応答</translation>
    </message>
    <message>
        <source>to backend %1</source>
        <translation>バックエンド %1 へ</translation>
    </message>
    <message>
        <source>%1 in the draft</source>
        <translation>下書きで%1</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>%1 requests a second</source>
        <translation>毎秒 %1 リクエスト</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>%1 % errors</source>
        <translation>エラー %1 %</translation>
    </message>
    <message>
        <source>fault %1</source>
        <translation>障害 %1</translation>
    </message>
    <message>
        <source>otherwise → 404</source>
        <translation>それ以外 → 404</translation>
    </message>
    <message>
        <source>Everything else is answered with 404</source>
        <translation>それ以外には 404 を返します</translation>
    </message>
    <message>
        <source>Everything else is answered with 404, %1 requests a second</source>
        <translation>それ以外には 404 を返します。毎秒 %1 リクエスト</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2 %3&lt;br&gt;%4&lt;br&gt;Errors are those of the last minute; p95 holds delays that filters add.</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&lt;br&gt;%2 %3&lt;br&gt;%4&lt;br&gt;エラーは直近 1 分のものです。p95 にはフィルターが加える遅延を含みます。</translation>
    </message>
    <message>
        <source>no more conditions</source>
        <translation>ほかの条件なし</translation>
    </message>
    <message>
        <source>in draft, not live yet</source>
        <translation>下書きのみ、未稼働</translation>
    </message>
    <message>
        <source>disabled in the draft</source>
        <translation>下書きでは無効</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutePositions</name>
    <message>
        <source>%1, before %2</source>
        <translation>%1、%2 の前</translation>
    </message>
    <message>
        <source>%1, last</source>
        <translation>%1、最後</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RouteTest</name>
    <message>
        <source>not running</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>エラーあり</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>何も開かれていません</translation>
    </message>
    <message>
        <source>the draft has errors</source>
        <translation>下書きにエラーがあります</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesDock</name>
    <message>
        <source>Float</source>
        <translation>切り離す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RoutesPage</name>
    <message>
        <source>Filter routes</source>
        <translation>ルートを絞り込む</translation>
    </message>
    <message>
        <source>Show only some routes</source>
        <translation>一部のルートだけを表示</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>%1 · evaluated top to bottom</source>
        <translation>%1 · 上から順に評価</translation>
    </message>
    <message>
        <source>%1 · top to bottom</source>
        <translation>%1 · 上から順</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::RunState</name>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>開始中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>一部停止</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>ドレイン中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
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
        <translation>%1 をチェック中</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerEditModel</name>
    <message>
        <source>%1 at %2, weight %3, %4 of the requests, %5</source>
        <translation>%2 の %1、重み %3、リクエストの %4、%5</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>State in the file</source>
        <translation>ファイルでの状態</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ServerList</name>
    <message>
        <source>Answer of the check</source>
        <translation>チェックの応答</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: no answer yet</source>
        <translation>%1: 応答待ち</translation>
    </message>
    <message>
        <source>%1 wasn&apos;t checked: %2</source>
        <translation>%1 はチェックされませんでした: %2</translation>
    </message>
    <message>
        <source>Servers of the backend</source>
        <translation>バックエンドのサーバー</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>サーバーを追加</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>サーバーを削除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>At once, not in the draft:</source>
        <translation>直ちに反映（下書きには入りません）:</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>今すぐチェック</translation>
    </message>
    <message>
        <source>Weight of the selected server</source>
        <translation>選択したサーバーの重み</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>change a weight</source>
        <translation>重みを変更</translation>
    </message>
    <message>
        <source>Checking %1 …</source>
        <translation>%1 をチェックしています…</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsDialog</name>
    <message>
        <source>No animation</source>
        <translation>アニメーションなし</translation>
    </message>
    <message>
        <source>Apply what another editor saved at once</source>
        <translation>他のエディターで保存した内容をすぐに適用する</translation>
    </message>
    <message>
        <source>Tell when a backend goes down or comes back</source>
        <translation>バックエンドの停止と復帰を通知する</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>トレイにアイコンを表示する</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Shown from the next start on.</source>
        <translation>次回の起動から有効になります。</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>このデスクトップにはトレイがありません。</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>Outside edits</source>
        <translation>外部での編集</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>デスクトップ</translation>
    </message>
    <message>
        <source> %</source>
        <comment>of the usual text size</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Else a banner shows what changed, and waits.</source>
        <translation>オフのときは、変更内容をバナーに表示して待ちます。</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字サイズ(&amp;S)</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShareHeader</name>
    <message>
        <source>actual</source>
        <translation>実際</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>予想</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StartFailedPage</name>
    <message>
        <source>The proxy could not start</source>
        <translation>プロキシを開始できませんでした</translation>
    </message>
    <message>
        <source>Show in YAML</source>
        <translation>YAML で表示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Mend the file, then try again. Nothing was started and nothing was written.</source>
        <translation>ファイルを修正してから再試行してください。何も開始されず、何も書き込まれていません。</translation>
    </message>
    <message>
        <source>Another program has it. End that program, or choose another port in the file.</source>
        <translation>別のプログラムが使用中です。そのプログラムを終了するか、ファイルで別のポートを選んでください。</translation>
    </message>
    <message>
        <source>Ports below 1024 need rights that this program doesn&apos;t have; choose a higher one, or see whether the file may be read.</source>
        <translation>1024 未満のポートには、このプログラムにない権限が必要です。より大きい番号を選ぶか、ファイルを読み取れるか確認してください。</translation>
    </message>
    <message>
        <source>See the log for what happened before, then try again.</source>
        <translation>ログで直前の出来事を確認してから再試行してください。</translation>
    </message>
    <message numerus="yes">
        <source>The configuration has %n error(s).</source>
        <translation>
            <numerusform>設定に %n 件のエラーがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>Show the running proxy</source>
        <translation>稼働中のプロキシを表示</translation>
    </message>
    <message>
        <source>You can look at that proxy and control it from here, or end it and try again.</source>
        <translation>ここからそのプロキシを表示して操作するか、終了させてから再試行できます。</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Open another file…</source>
        <translation>別のファイルを開く…</translation>
    </message>
    <message>
        <source>Begin a configuration as a draft; it is written when you start it</source>
        <translation>設定を下書きとして始めます。開始時に書き込まれます</translation>
    </message>
    <message>
        <source>Create it, or open another file. Nothing was started and nothing was written.</source>
        <translation>作成するか、別のファイルを開いてください。何も開始されず、何も書き込まれていません。</translation>
    </message>
    <message>
        <source>The file doesn&apos;t exist.</source>
        <translation>ファイルが存在しません。</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusStrip</name>
    <message>
        <source>No file: this configuration lives in memory</source>
        <translation>ファイルなし: この設定はメモリー上にあります</translation>
    </message>
    <message>
        <source>No configuration open</source>
        <translation>設定が開かれていません</translation>
    </message>
    <message>
        <source>%1 is gone; what was loaded serves on</source>
        <translation>%1 がなくなりました。読み込み済みの設定で稼働を続けます</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>%1 を監視中</translation>
    </message>
    <message>
        <source>Watching %1, read %2</source>
        <translation>%1 を監視中、%2 に読み込み</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 件/秒</translation>
    </message>
    <message>
        <source>proxy not running</source>
        <translation>プロキシは停止中</translation>
    </message>
    <message>
        <source>%1 in flight</source>
        <translation>処理中 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s) in gen %2</source>
        <translation>
            <numerusform>世代 %2 で %1 リクエスト</numerusform>
        </translation>
    </message>
    <message>
        <source>attached to pid %1</source>
        <translation>PID %1 に接続</translation>
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
        <translation>解析</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>準備</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>切り替え</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>ドレイン</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>later</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step and its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>a step, its state and a note</comment>
        <translation>%1: %2、%3</translation>
    </message>
    <message>
        <source>While you edit</source>
        <translation>編集中</translation>
    </message>
    <message>
        <source>nothing is bound, what runs is untouched</source>
        <translation>何も確保されず、稼働中の設定は変わりません</translation>
    </message>
    <message>
        <source>On Apply</source>
        <translation>適用時</translation>
    </message>
    <message>
        <source>prepare, write the file, commit</source>
        <translation>準備、ファイル書き込み、確定</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TabStrip</name>
    <message>
        <source>Float</source>
        <translation>切り離す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Detach</source>
        <translation>切り離し</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TesterModel</name>
    <message>
        <source>ends in %1</source>
        <translation>%1 で終わる</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>%1 と一致</translation>
    </message>
    <message>
        <source>matches %1</source>
        <translation>%1 に一致</translation>
    </message>
    <message>
        <source>starts with %1</source>
        <translation>%1 で始まる</translation>
    </message>
    <message>
        <source>got %1</source>
        <translation>実際は %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>match, answers %1</source>
        <translation>一致、%1 を返す</translation>
    </message>
    <message>
        <source>match, backend %1</source>
        <translation>一致、バックエンド %1</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未到達</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>リスナー</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>Live, gen %1</source>
        <translation>稼働中、世代 %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>doesn&apos;t hold</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>not in gen %1</source>
        <translation>世代 %1 になし</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Rule %1, %2: live %3, draft %4</source>
        <translation>ルール %1、%2: 稼働中 %3、下書き %4</translation>
    </message>
    <message>
        <source>an empty value</source>
        <translation>空の値</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TesterPage</name>
    <message>
        <source>Method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>リクエストヘッダー</translation>
    </message>
    <message>
        <source>Remove header</source>
        <translation>ヘッダーを削除</translation>
    </message>
    <message>
        <source>Send for real</source>
        <translation>実際に送信</translation>
    </message>
    <message>
        <source>Send this request through the proxy now</source>
        <translation>このリクエストを今プロキシ経由で送信します</translation>
    </message>
    <message>
        <source>Evaluates as you type, sends nothing</source>
        <translation>入力に合わせて評価し、何も送信しません</translation>
    </message>
    <message>
        <source>What each route says</source>
        <translation>各ルートの判定</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Live and draft</source>
        <translation>稼働中と下書き</translation>
    </message>
    <message>
        <source>Live only</source>
        <translation>稼働中のみ</translation>
    </message>
    <message>
        <source>Draft only</source>
        <translation>下書きのみ</translation>
    </message>
    <message>
        <source>Route tester</source>
        <translation>ルートテスター</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>%1 answers %2</source>
        <translation>%1 が %2 を返す</translation>
    </message>
    <message>
        <source>%1 → no server takes it</source>
        <translation>%1 → 受けるサーバーなし</translation>
    </message>
    <message>
        <source>%1 → next pick &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>%1 → 次の選択先 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>The proxy has no address to send to</source>
        <translation>プロキシに送信先のアドレスがありません</translation>
    </message>
    <message>
        <source>sending …</source>
        <translation>送信中…</translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation>応答なし: %1</translation>
    </message>
    <message>
        <source>%1 %2 in %3 ms, %4</source>
        <comment>status, reason, duration, size of an answer</comment>
        <translation>%1 %2 (%3 ms、%4)</translation>
    </message>
    <message>
        <source>The URL has no host, which routes go by: write one, as in %1</source>
        <translation>URL にホストがありません。ルートはホストで判断するので、%1 のように書いてください</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopologyPage</name>
    <message>
        <source>&amp;Show</source>
        <translation>表示(&amp;S)</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>マップに表示する内容</translation>
    </message>
    <message>
        <source>Live + draft overlay</source>
        <translation>稼働中 + 下書きの重ね表示</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>稼働中</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>下書き</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopologyView</name>
    <message>
        <source>Topology</source>
        <translation>トポロジー</translation>
    </message>
    <message>
        <source>Listeners, routes, backends and servers. Arrow keys move between them, Return opens the editor.</source>
        <translation>リスナー、ルート、バックエンド、サーバー。矢印キーで移動し、Return キーでエディターを開きます。</translation>
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
        <translation>Signalbox: %1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open Signalbox</source>
        <translation>Signalbox を開く(&amp;O)</translation>
    </message>
    <message>
        <source>Recent problems</source>
        <translation>最近の問題</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlCompleter</name>
    <message>
        <source>Proposals</source>
        <translation>候補</translation>
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
        <translation>YAML の設定</translation>
    </message>
    <message>
        <source>edit of the text</source>
        <translation>テキストの編集</translation>
    </message>
    <message>
        <source>Tab passes by until something else is pressed, and then indents; Esc and then Tab leads out of the text</source>
        <translation>Tab は、ほかのキーを押すまでは素通りし、その後は字下げします。Esc の後に Tab を押すとテキストから出ます</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlGutter</name>
    <message>
        <source>Line numbers and changes</source>
        <translation>行番号と変更</translation>
    </message>
</context>
<context>
    <name>signalbox::ui::YamlPage</name>
    <message>
        <source>Line %1, column %2</source>
        <translation>%1 行目、%2 列目</translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation>ファイル内を検索</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>検索バーを閉じる</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>ファイルなし</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>確認中…</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s), it can&apos;t start like this</source>
        <translation>
            <numerusform>エラー %n 件、このままでは開始できません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s), the running proxy is untouched</source>
        <translation>
            <numerusform>エラー %n 件、稼働中のプロキシは変わりません</numerusform>
        </translation>
    </message>
    <message>
        <source>as it runs, gen %1</source>
        <translation>稼働中と同じ、世代 %1</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>draft, no errors</source>
        <translation>下書き、エラーなし</translation>
    </message>
    <message>
        <source>The file can&apos;t be formatted: %1</source>
        <translation>ファイルを整形できません: %1</translation>
    </message>
    <message>
        <source>format the file</source>
        <translation>ファイルを整形</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 件一致</numerusform>
        </translation>
    </message>
    <message>
        <source>as gen %1 ran; stopped</source>
        <translation>世代 %1 の内容、停止中</translation>
    </message>
</context>
</TS>
