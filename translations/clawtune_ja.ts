<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Clawtune::Formatter</name>
    <message>
        <source>%1 d</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1時間</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Number and unit (&quot;12.3 MiB&quot;), or two parts of a duration (&quot;2 h&quot;, &quot;5 min&quot;).</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>Clawtune::Texts</name>
    <message>
        <source>the server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>No address is known for %1. Check the name and your network.</source>
        <translation>%1のアドレスが見つかりません。名前とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>Nothing listens on the SSH port of %1. Check the port number, and that sshd runs there.</source>
        <translation>%1のSSHポートでは何も待ち受けていません。ポート番号と、sshdが動作しているかを確認してください。</translation>
    </message>
    <message>
        <source>No answer came from %1 in time. Check the address and the firewall.</source>
        <translation>%1から時間内に応答がありませんでした。アドレスとファイアウォールを確認してください。</translation>
    </message>
    <message>
        <source>There is no route to %1. Check your network or VPN.</source>
        <translation>%1への経路がありません。ネットワークまたはVPNを確認してください。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. Check the network and connect again.</source>
        <translation>%1との接続が切れました。ネットワークを確認して、接続し直してください。</translation>
    </message>
    <message>
        <source>What answers at %1 is not an SSH server that can be used. Check the port number.</source>
        <translation>%1で応答したのは、利用できるSSHサーバーではありません。ポート番号を確認してください。</translation>
    </message>
    <message>
        <source>The host key of %1 is new: %2. Compare it with what your provider shows, then accept it (on the command line with --accept-new-host-key).</source>
        <translation>%1のホスト鍵は初めて見るものです（%2）。プロバイダーが表示する値と照合してから承認してください（コマンドラインでは--accept-new-host-key）。</translation>
    </message>
    <message>
        <source>The host key of %1 has changed (it is now %2). Somebody may be listening in, so the connection was refused. If the server was set up anew, remove its old line from known_hosts.</source>
        <translation>%1のホスト鍵が変わっています（現在は%2）。第三者による傍受のおそれがあるため、接続を拒否しました。サーバーを作り直した場合は、known_hostsから古い行を削除してください。</translation>
    </message>
    <message>
        <source>The host key of %1 is marked as revoked in known_hosts, so the connection was refused. Ask whoever runs the server.</source>
        <translation>%1のホスト鍵はknown_hostsで失効（@revoked）とされているため、接続を拒否しました。サーバーの管理者に確認してください。</translation>
    </message>
    <message>
        <source>A line of known_hosts that may concern this server cannot be read: %1. Correct or remove it.</source>
        <translation>このサーバーに関係する可能性のあるknown_hostsの行を読み取れません（%1）。修正するか、削除してください。</translation>
    </message>
    <message>
        <source>The key file %1 does not exist. Check its path.</source>
        <translation>鍵ファイル%1がありません。パスを確認してください。</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read. Check its permissions.</source>
        <translation>鍵ファイル%1を読み取れません。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The file %1 is not a private key that can be used. Choose the file without .pub.</source>
        <translation>ファイル%1は、利用できる秘密鍵ではありません。.pubの付かないファイルを指定してください。</translation>
    </message>
    <message>
        <source>The key %1 needs its passphrase. Enter it (on the command line with --passphrase-file).</source>
        <translation>鍵%1にはパスフレーズが必要です。入力してください（コマンドラインでは--passphrase-file）。</translation>
    </message>
    <message>
        <source>The passphrase of the key %1 is wrong. Enter it again.</source>
        <translation>鍵%1のパスフレーズが違います。もう一度入力してください。</translation>
    </message>
    <message>
        <source>There is no key to log in to %1 with. Choose a key file, or load one into your SSH agent.</source>
        <translation>%1へのログインに使える鍵がありません。鍵ファイルを指定するか、SSHエージェントに鍵を登録してください。</translation>
    </message>
    <message>
        <source>The SSH agent does not answer. Start it again, or choose a key file.</source>
        <translation>SSHエージェントが応答しません。エージェントを起動し直すか、鍵ファイルを指定してください。</translation>
    </message>
    <message>
        <source>The server accepts none of your keys for %1. Check the user name, and that your public key is in its authorized_keys.</source>
        <translation>%1として、サーバーはどの鍵も受け入れませんでした。ユーザー名と、公開鍵がauthorized_keysにあるかを確認してください。</translation>
    </message>
    <message>
        <source>Logging in to %1 took too long. Check the load of the server and your SSH agent, then try again.</source>
        <translation>%1へのログインに時間がかかりすぎました。サーバーの負荷とSSHエージェントを確認して、もう一度試してください。</translation>
    </message>
    <message>
        <source>No shell can be started for %1. The account may be set to nologin or SFTP only, or its password may have expired. Use another user.</source>
        <translation>%1ではシェルを起動できません。nologin、SFTP専用、またはパスワードの期限切れの可能性があります。別のユーザーを使ってください。</translation>
    </message>
    <message>
        <source>A command on the server failed: %1. The details say why.</source>
        <translation>サーバー上のコマンドが失敗しました（%1）。原因は詳細を確認してください。</translation>
    </message>
    <message>
        <source>A command on the server was ended by a signal: %1. Check the memory and the log of the server.</source>
        <translation>サーバー上のコマンドがシグナルで終了しました（%1）。サーバーのメモリとログを確認してください。</translation>
    </message>
    <message>
        <source>A command on the server took too long: %1. Check the load of the server, then try again.</source>
        <translation>サーバー上のコマンドに時間がかかりすぎました（%1）。サーバーの負荷を確認して、もう一度試してください。</translation>
    </message>
    <message>
        <source>The server sent more than can be taken in: %1. Ask for less at a time.</source>
        <translation>サーバーの出力が大きすぎます（%1）。一度に取得する量を減らしてください。</translation>
    </message>
    <message>
        <source>The connection ended before the result arrived: %1. Connect again and look at the state of the server.</source>
        <translation>結果が届く前に接続が切れました（%1）。接続し直して、サーバーの状態を確認してください。</translation>
    </message>
    <message>
        <source>The request was cancelled. Start it again when it is wanted.</source>
        <translation>処理を取り消しました。必要なときに、もう一度実行してください。</translation>
    </message>
    <message>
        <source>No further channel can be opened to %1. Raise MaxSessions in its sshd_config.</source>
        <translation>%1では、これ以上チャネルを開けません。sshd_configのMaxSessionsを増やしてください。</translation>
    </message>
    <message>
        <source>The server opens no tunnel to %1. Check AllowTcpForwarding in its sshd_config, and that the target runs.</source>
        <translation>サーバーが%1へのトンネルを開きません。sshd_configのAllowTcpForwardingと、接続先が動作しているかを確認してください。</translation>
    </message>
    <message>
        <source>There is no sudo on %1. Install it, or log in as root.</source>
        <translation>%1にはsudoがありません。インストールするか、rootでログインしてください。</translation>
    </message>
    <message>
        <source>sudo on %1 asks for a password. Enter it (on the command line with --sudo-password-file).</source>
        <translation>%1のsudoにはパスワードが必要です。入力してください（コマンドラインでは--sudo-password-file）。</translation>
    </message>
    <message>
        <source>sudo on %1 does not accept the password. Enter it again.</source>
        <translation>%1のsudoでパスワードが拒否されました。もう一度入力してください。</translation>
    </message>
    <message>
        <source>This user may not use sudo on %1. Log in as an administrator, or add the user to the group sudo.</source>
        <translation>このユーザーは%1でsudoを使えません。管理者でログインするか、ユーザーをsudoグループに追加してください。</translation>
    </message>
    <message>
        <source>sudo on %1 works at a terminal only. Remove requiretty for this user from sudoers.</source>
        <translation>%1のsudoは端末からしか使えません。sudoersから、このユーザーのrequirettyを外してください。</translation>
    </message>
    <message>
        <source>This needs administrator rights. Log in as root or as a user who may use sudo.</source>
        <translation>この操作には管理者権限が必要です。root、またはsudoを使えるユーザーでログインしてください。</translation>
    </message>
    <message>
        <source>There is nothing to do: %1 is already as it should be.</source>
        <translation>変更は不要です。%1はすでに望ましい状態です。</translation>
    </message>
    <message>
        <source>Another change is under way or on hold: %1. Wait for its end, or keep or undo it first.</source>
        <translation>別の変更が進行中または確定待ちです（%1）。終わるのを待つか、先に確定するか、元に戻してください。</translation>
    </message>
    <message>
        <source>The file %1 was changed after the plan was made, so nothing was done. Make a new plan.</source>
        <translation>計画の作成後にファイル%1が変更されたため、何も行いませんでした。計画を作り直してください。</translation>
    </message>
    <message>
        <source>A premise is missing: %1. Nothing was changed; see to it, then try again.</source>
        <translation>前提条件が満たされていません（%1）。何も変更していません。条件を整えてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>The file system of %1 is read-only. Nothing was changed; make it writable, then try again.</source>
        <translation>%1のファイルシステムは読み取り専用です。何も変更していません。書き込み可能にしてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>There is no space left for %1. Free some space on the server, then try again.</source>
        <translation>%1のための空き容量がありません。サーバーの空き容量を増やしてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>This is not the server that the plan was made for: %1. Nothing was changed; make a new plan.</source>
        <translation>計画の対象とは別のサーバーです（%1）。何も変更していません。計画を作り直してください。</translation>
    </message>
    <message>
        <source>A step failed: %1. Everything was rolled back, and the server is as it was. The details say why.</source>
        <translation>手順が失敗しました（%1）。すべて元に戻したため、サーバーは以前の状態です。原因は詳細を確認してください。</translation>
    </message>
    <message>
        <source>There is no change %1 in the journal. Look its name up in the journal.</source>
        <translation>変更%1は履歴にありません。履歴で名前を確認してください。</translation>
    </message>
    <message>
        <source>The change %1 is not waiting to be kept. Look at its state in the journal.</source>
        <translation>変更%1は確定待ちではありません。履歴で状態を確認してください。</translation>
    </message>
    <message>
        <source>Somebody else has changed %1 since, so nothing was undone. Compare it with the journal and correct it by hand.</source>
        <translation>その後%1が別の操作で変更されたため、元に戻していません。履歴と比べて、手作業で修正してください。</translation>
    </message>
    <message>
        <source>Rolling back failed: %1. The server is between the old and the new state; the details say what to look at.</source>
        <translation>元に戻す処理が失敗しました（%1）。サーバーは変更前と変更後の中間の状態です。確認すべき点は詳細にあります。</translation>
    </message>
    <message>
        <source>No PostgreSQL was found on %1. If there is one, enter its address (on the command line with --pg-address).</source>
        <translation>%1にPostgreSQLが見つかりません。動作している場合は、アドレスを入力してください（コマンドラインでは--pg-address）。</translation>
    </message>
    <message>
        <source>PostgreSQL cannot be reached: %1. Check that it runs and what pg_hba.conf allows.</source>
        <translation>PostgreSQLに接続できません（%1）。動作状況と、pg_hba.confの許可設定を確認してください。</translation>
    </message>
    <message>
        <source>PostgreSQL has no role %1. Enter another role (on the command line with --pg-user), or create it.</source>
        <translation>PostgreSQLにロール%1がありません。別のロールを入力するか（コマンドラインでは--pg-user）、作成してください。</translation>
    </message>
    <message>
        <source>PostgreSQL asks for the password of the role %1. Enter it (on the command line with --pg-password-file).</source>
        <translation>PostgreSQLがロール%1のパスワードを求めています。入力してください（コマンドラインでは--pg-password-file）。</translation>
    </message>
    <message>
        <source>PostgreSQL does not accept the password of the role %1. Enter it again.</source>
        <translation>ロール%1のパスワードがPostgreSQLに拒否されました。もう一度入力してください。</translation>
    </message>
    <message>
        <source>There is no database %1. Choose another one (on the command line with --database).</source>
        <translation>データベース%1がありません。別のデータベースを選んでください（コマンドラインでは--database）。</translation>
    </message>
    <message>
        <source>The extension pg_stat_statements is missing in the database %1. Run CREATE EXTENSION pg_stat_statements there.</source>
        <translation>データベース%1に拡張pg_stat_statementsがありません。CREATE EXTENSION pg_stat_statementsを実行してください。</translation>
    </message>
    <message>
        <source>PostgreSQL has not loaded pg_stat_statements. Add it to shared_preload_libraries and restart PostgreSQL.</source>
        <translation>PostgreSQLがpg_stat_statementsを読み込んでいません。shared_preload_librariesに追加して、PostgreSQLを再起動してください。</translation>
    </message>
    <message>
        <source>The role may not read this in PostgreSQL: %1. Grant the role pg_monitor.</source>
        <translation>このロールには、PostgreSQLの%1を読み取る権限がありません。ロールにpg_monitorを付与してください。</translation>
    </message>
    <message>
        <source>PostgreSQL could not run the statement: %1. The details say why.</source>
        <translation>PostgreSQLが文を実行できませんでした（%1）。原因は詳細を確認してください。</translation>
    </message>
    <message>
        <source>No plan can be made for this statement: %1. Give the statement with its values (on the command line with --sql).</source>
        <translation>この文の実行計画は作れません（%1）。値を入れた文を指定してください（コマンドラインでは--sql）。</translation>
    </message>
    <message>
        <source>There is no statement with the query ID %1. List the statements again.</source>
        <translation>クエリーID %1の文がありません。一覧を取得し直してください。</translation>
    </message>
    <message>
        <source>This cannot be a host: %1. Write a saved name, an alias of ssh_config, or user@address:port.</source>
        <translation>%1はホストとして使えません。保存済みの名前、ssh_configの別名、またはuser@address:portの形式で指定してください。</translation>
    </message>
    <message>
        <source>This value cannot be used: %1. Correct it and try again.</source>
        <translation>この値は使えません（%1）。修正して、もう一度試してください。</translation>
    </message>
    <message>
        <source>The name %1 is not known. Check its spelling.</source>
        <translation>%1という名前はありません。つづりを確認してください。</translation>
    </message>
    <message>
        <source>The file %1 does not exist. Check its path.</source>
        <translation>ファイル%1がありません。パスを確認してください。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read. Check its permissions.</source>
        <translation>ファイル%1を読み取れません。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>The file %1 cannot be written. Check its permissions and the free space.</source>
        <translation>ファイル%1に書き込めません。アクセス権と空き容量を確認してください。</translation>
    </message>
    <message>
        <source>The answer could not be understood: %1. The details show how it begins.</source>
        <translation>応答を解釈できませんでした（%1）。詳細に応答の先頭があります。</translation>
    </message>
    <message>
        <source>This server cannot do it: %1. Nothing was changed.</source>
        <translation>このサーバーでは対応していません（%1）。何も変更していません。</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>一部</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>確定待ち</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>復元中</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>復元済み</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>取り消し済み</translation>
    </message>
    <message>
        <source>Rollback failed</source>
        <translation>復元失敗</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Waiting for the host key to be accepted</source>
        <translation>ホスト鍵の承認待ち</translation>
    </message>
    <message>
        <source>Waiting for the passphrase</source>
        <translation>パスフレーズの入力待ち</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Connection lost, reconnecting</source>
        <translation>接続が切れたため再接続中</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>接続失敗</translation>
    </message>
</context>
<context>
    <name>Widgets::EmptyState</name>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
</TS>
