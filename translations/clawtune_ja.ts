<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Clawtune::Cli</name>
    <message>
        <source>Apply %1 on %2? [y/N]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command apply asks before it changes anything, and here it cannot ask. Add --yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source># replaces %1, see the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source># removes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done and checked. Take it back with: clawtune undo %2 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done and on hold. Keep it with: clawtune confirm %2 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to do; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change %1 was taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was rolled back; the server is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is still at work. See: clawtune journal %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolling back failed. See: clawtune journal %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped watching. The server ends this change by itself: it is undone unless it was already kept. See: clawtune journal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped watching. The server goes on by itself. See: clawtune journal %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: clawtune COMMAND [OPTION]...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOST is a saved name, an alias of ssh_config, or user@address[:port].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit codes: 0 all well, 1 the answer is no, 2 could not look or wrong usage, 3 refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at the checklist, change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show what an item would change, and change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the change, check it and keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep a change that is on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take a change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes made, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL statements by their cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan of a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved hosts and aliases of ssh_config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Execution took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are missing, as the statement was not run. Add --analyze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2  %3: %4</source>
        <extracomment>&quot;✓ Pass Swap: 4 GiB are active&quot;: sign, status, item, summary</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was never seen before. Its host key is %2 (%3).
Compare it with what your provider shows. Trust this server? [y/N]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the key %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of %1 for sudo:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server is saved, and ssh_config names none. Add one in the window, or write user@address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clawtune has changed nothing on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no option %1. See clawtune --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 takes no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option %1 needs %2, not “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 needs %2. See clawtune --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %2 has no use for the argument %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %1 needs one of --queryid, --sql and --plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one option can read standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command is missing. See clawtune --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command %1. See clawtune --help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command %2 has no option %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at this item only; may be given again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value for the plan; may be given again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME=VALUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not ask before the change is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave keeping the change to the command confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server undoes what is not kept by then (60)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole seconds from 10 to 86400</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop after so many samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time between two samples (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds from 0.5 to 60</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this database only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total, mean, calls, io, temp or wal (total)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total, mean, calls, io, temp or wal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so many statements (20)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a statement by its query ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a query ID as the command queries shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a statement with its values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>really run the statement, read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan made elsewhere (FORMAT JSON); - is standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private key to log in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ssh_config to read instead of ~/.ssh/config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known host keys instead of ~/.ssh/known_hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trust a server that was never seen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passphrase of the key; - is standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password for sudo; - is standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password of the role; - is standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOST:PORT or socket of PostgreSQL, seen from the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOST:PORT or the path of a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest wait for the server while connecting (10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds from 1 to 3600</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ja or en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show this help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops for a moment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server takes this change back by itself unless it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the PostgreSQL role %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statements of other users are hidden from this role. Grant it pg_monitor to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No statement has been counted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iowait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
    <name>Remote</name>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which the CPU ran something. Waiting for disks and time taken by the hypervisor are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent in programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent in programs that run with lowered priority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Time spent in the kernel on behalf of programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which the CPU had nothing to run while a program waited for a disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent on hardware interrupts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft interrupts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time spent on work put off by interrupts, such as network packets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which the hypervisor gave the CPU to another virtual machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read requests completed, as r/s of iostat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write requests completed, as w/s of iostat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes read from the disk, as rkB/s of iostat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes written to the disk, as wkB/s of iostat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean time of a read request, waiting included, as r_await of iostat. 0 when there was none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean time of a write request, waiting included, as w_await of iostat. 0 when there was none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean number of requests under way, as aqu-sz of iostat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which the disk had at least one request, as %util of iostat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load, 1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that ran, wanted to run or waited for a disk, averaged over about one minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load, 5 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that ran, wanted to run or waited for a disk, averaged over about five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load, 15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that ran, wanted to run or waited for a disk, averaged over about fifteen minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that run or want to run at this instant, as column r of vmstat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that wait for a disk at this instant, as column b of vmstat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that the kernel can hand out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What programs can still get without swapping, caches that would be given up included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total less available, as the command free counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files kept in memory, as the column buff/cache of free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space to which memory can be moved out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that was moved out to swap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes received by the interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes sent by the interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets received by the interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets sent by the interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that arrived broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that could not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received, dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets that arrived and were thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets thrown away before they were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own CPU cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that reading these values costs the server, as a share of one core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes that the server sends for these values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which at least one task had to wait for a CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which at least one task had to wait for memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory stall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which every task had to wait for memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which at least one task had to wait for a disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O stall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time in which every task had to wait for a disk.</source>
        <translation type="unfinished"></translation>
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
