<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Clawtune::AccessPane</name>
    <message>
        <source>&amp;Address</source>
        <translation>アドレス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>ロール(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>データベース(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>パスワード(&amp;P)</translation>
    </message>
    <message>
        <source>found by looking</source>
        <translation>自動で検出</translation>
    </message>
    <message>
        <source>host:port or a socket path, as seen from the server</source>
        <translation>サーバーから見たhost:portまたはソケットのパス</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>管理者になる</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>Clawtune::ActionBar</name>
    <message>
        <source>No container is chosen</source>
        <translation>コンテナが選択されていません</translation>
    </message>
    <message>
        <source>%1…</source>
        <extracomment>of a menu entry that asks before it does anything</extracomment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what is being done, and for how long already</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>待たない</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
</context>
<context>
    <name>Clawtune::Bottleneck</name>
    <message>
        <source>Watching what limits this server</source>
        <translation>このサーバーを制限しているものを観察しています</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>まだ不明</translation>
    </message>
    <message>
        <source>Nothing limits this server now</source>
        <translation>このサーバーを制限しているものはありません</translation>
    </message>
    <message>
        <source>Nothing limits it</source>
        <translation>制限なし</translation>
    </message>
    <message>
        <source>A file system is full: %1, %2 used</source>
        <translation>ファイルシステムが満杯です：%1 の使用率 %2</translation>
    </message>
    <message>
        <source>Full: %1, %2</source>
        <translation>満杯：%1 %2</translation>
    </message>
    <message>
        <source>Memory is the limit: %2 to and from swap for %3</source>
        <translation>メモリが限界です：スワップとの入出力が %3間 %2</translation>
    </message>
    <message>
        <source>Swapping: %2</source>
        <translation>スワップ：%2</translation>
    </message>
    <message>
        <source>Memory is the limit: only %2 available for %3</source>
        <translation>メモリが限界です：空きが %3間 %2 のみ</translation>
    </message>
    <message>
        <source>Memory: %2 available</source>
        <translation>メモリ：空き %2</translation>
    </message>
    <message>
        <source>A container is at its memory limit: %1 at %2 for %3</source>
        <translation>コンテナーがメモリの上限に達しています：%1 が %3間 %2</translation>
    </message>
    <message>
        <source>Memory limit: %1</source>
        <translation>メモリ上限：%1</translation>
    </message>
    <message>
        <source>The hypervisor takes the CPU away: %2 steal for %3</source>
        <translation>ハイパーバイザーにCPUを取られています：スティールが %3間 %2</translation>
    </message>
    <message>
        <source>Steal: %2</source>
        <translation>スティール：%2</translation>
    </message>
    <message>
        <source>Disk is the limit: %1 %2 busy for %3</source>
        <translation>ディスクが限界です：%1 が %3間 %2 ビジー</translation>
    </message>
    <message>
        <source>Disk: %1 %2 busy</source>
        <translation>ディスク：%1 %2 ビジー</translation>
    </message>
    <message>
        <source>Processes wait for a lock or a mount: %2 for %3, without disk load</source>
        <translation>プロセスがロックかマウントを待っています：ディスクの負荷なしに %3間 %2</translation>
    </message>
    <message>
        <source>Waiting processes: %2</source>
        <translation>待機中のプロセス：%2</translation>
    </message>
    <message>
        <source>CPU is the limit: %2 busy for %3</source>
        <translation>CPUが限界です：%3間 %2 ビジー</translation>
    </message>
    <message>
        <source>CPU: %2 busy</source>
        <translation>CPU：%2 ビジー</translation>
    </message>
    <message>
        <source>A container is at its CPU limit: %1 at %2 for %3</source>
        <translation>コンテナーがCPUの上限に達しています：%1 が %3間 %2</translation>
    </message>
    <message>
        <source>CPU limit: %1</source>
        <translation>CPU上限：%1</translation>
    </message>
    <message>
        <source>Network is the limit: %1 %2 used for %3</source>
        <translation>ネットワークが限界です：%1 の使用率が %3間 %2</translation>
    </message>
    <message>
        <source>Network: %1 %2 used</source>
        <translation>ネットワーク：%1 %2 使用</translation>
    </message>
    <message>
        <source>The network loses packets: %2 sent again for %3</source>
        <translation>ネットワークでパケットが失われています：再送が %3間 %2</translation>
    </message>
    <message>
        <source>Packets lost: %2</source>
        <translation>パケット損失：%2</translation>
    </message>
    <message>
        <source>A container is at its memory limit: in %1 the kernel ended processes: %2</source>
        <translation>コンテナーがメモリの上限に達しています：%1 でカーネルが終了させたプロセス：%2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>a process and the container that it runs in</extracomment>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>what limits the server, and who uses most of it</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1以上</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>%1以下</translation>
    </message>
</context>
<context>
    <name>Clawtune::BottleneckLine</name>
    <message>
        <source>limit: %1</source>
        <extracomment>beside a number: the limit from which on it counts</extracomment>
        <translation>しきい値：%1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>The numbers that this rests on</source>
        <translation>判断の根拠となった値</translation>
    </message>
    <message>
        <source>Show the page about it</source>
        <translation>関連するページを表示</translation>
    </message>
    <message>
        <source>Nothing limited the server in this recording</source>
        <translation>この記録の間、サーバーの制約となったものはありません</translation>
    </message>
    <message>
        <source>From %1: %2</source>
        <extracomment>of a recording: since when, and what limited the server then</extracomment>
        <translation>%1から：%2</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChangeBanner</name>
    <message>
        <source>“%1” on %2 is under way on the server, since %3.</source>
        <translation>%2の「%1」はサーバー上で実行中です（%3開始）。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>The server took “%1” on %2 back by itself (begun %3). The old state is in place.</source>
        <translation>%2の「%1」（%3開始）は、サーバーが自動で元に戻しました。変更前の状態です。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>“%1” on %2 could be neither finished nor undone. Look at it in the journal.</source>
        <translation>%2の「%1」は完了も取り消しもできませんでした。履歴で確認してください。</translation>
    </message>
    <message>
        <source>“%1” on %2 is on hold: the server undoes it at %3 unless you keep it.</source>
        <translation>%2の「%1」は確定待ちです。確定しなければ、%3にサーバーが元に戻します。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>「%1」：%2。</translation>
    </message>
    <message>
        <source>A change on %1 is under way or on hold. Only an administrator can see which, and keep it.</source>
        <translation>%1で変更が進行中か確定待ちです。内容の確認と確定には管理者権限が必要です。</translation>
    </message>
    <message>
        <source>Become administrator…</source>
        <translation>管理者になる…</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChangeDetail</name>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1. %2 (failed, exit code %3)</source>
        <translation>%1. %2（失敗、終了コード%3）</translation>
    </message>
    <message>
        <source>Output:</source>
        <translation>出力：</translation>
    </message>
    <message>
        <source>The change is made. The server undoes it by itself unless it is kept.</source>
        <translation>変更を行いました。確定しなければ、サーバーが自動で元に戻します。</translation>
    </message>
    <message>
        <source>Nobody kept the change in time, so the server put everything back.</source>
        <translation>時間内に確定されなかったため、サーバーがすべて元に戻しました。</translation>
    </message>
    <message>
        <source>Keep (%1 s)</source>
        <translation>確定（%1秒）</translation>
    </message>
    <message>
        <source>Undo %1 on %2?</source>
        <translation>%2の「%1」を元に戻しますか？</translation>
    </message>
    <message>
        <source>The files and values that the change replaced come back. If somebody changed them since, nothing is touched.</source>
        <translation>変更前のファイルと値に戻します。その後で別の人が変更していた場合は、何も行いません。</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChangeQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChartActions</name>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSVとして保存…</translation>
    </message>
    <message>
        <source>Save %1 as CSV</source>
        <translation>%1をCSVとして保存</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>PNGとして保存…</translation>
    </message>
    <message>
        <source>Save %1 as PNG</source>
        <translation>%1をPNGとして保存</translation>
    </message>
    <message>
        <source>Save this period…</source>
        <translation>この期間を保存…</translation>
    </message>
    <message>
        <source>Save this period of all charts</source>
        <translation>この期間の全グラフを保存</translation>
    </message>
    <message>
        <source>%1 · %2 – %3</source>
        <extracomment>1: a server, 2 and 3: the period that is shown</extracomment>
        <translation>%1 · %2 – %3</translation>
    </message>
    <message>
        <source>Saving the period</source>
        <translation>期間を保存しています</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChartFiles</name>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Seconds since 1970</source>
        <translation>1970年からの秒数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a line of a chart and its unit, as the head of a column</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, lowest</source>
        <translation>%1（最小）</translation>
    </message>
    <message>
        <source>%1, highest</source>
        <translation>%1（最大）</translation>
    </message>
</context>
<context>
    <name>Clawtune::CheckDetail</name>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>望ましい値</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>確認元</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>適用…</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>元に戻す…</translation>
    </message>
    <message>
        <source>Become administrator…</source>
        <translation>管理者になる…</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>望ましい値</translation>
    </message>
    <message>
        <source>not as expected</source>
        <translation>望ましくない値</translation>
    </message>
    <message>
        <source>Keep (%1 s)</source>
        <translation>確定（%1秒）</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>手順%1/%2：%3</translation>
    </message>
    <message>
        <source>Preparing on the server…</source>
        <translation>サーバーで準備しています…</translation>
    </message>
    <message>
        <source>Done, and found in effect over a new connection.</source>
        <translation>適用し、新しい接続で有効になっていることを確認しました。</translation>
    </message>
    <message>
        <source>Made, and on hold: keep it, or the server takes it back by itself.</source>
        <translation>適用しました。確定待ちです。確定しない場合、サーバーが自動で元に戻します。</translation>
    </message>
    <message>
        <source>Undone: everything is as it was before.</source>
        <translation>元に戻しました。すべて変更前の状態です。</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>変更は不要でした。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No service is restarted.</source>
        <translation>再起動するサービスはありません。</translation>
    </message>
    <message>
        <source>Stops for a moment: %1</source>
        <translation>一時停止するもの：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Apply %1 on %2?</source>
        <translation>%2に「%1」を適用しますか？</translation>
    </message>
    <message>
        <source>%1

%2 Every file is backed up first, and Undo brings back the same bytes.</source>
        <translation>%1

%2 すべてのファイルを先にバックアップします。「元に戻す」で、まったく同じ内容に戻ります。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Undo %1 on %2?</source>
        <translation>%2の「%1」を元に戻しますか？</translation>
    </message>
    <message>
        <source>The files and values that the change replaced come back. If somebody changed them since, nothing is touched.</source>
        <translation>変更前のファイルと値に戻します。その後で別の人が変更していた場合は、何も行いません。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Looking at the server…</source>
        <translation>サーバーを確認しています…</translation>
    </message>
    <message>
        <source>The undo failed, so the change was made again: %1</source>
        <translation>元に戻せなかったため、変更を適用し直しました：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>The server takes back what it has done…</source>
        <translation>サーバーが適用済みの手順を元に戻しています…</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChecklistModel</name>
    <message>
        <source>Not looked at yet</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
</context>
<context>
    <name>Clawtune::ChecklistView</name>
    <message>
        <source>Checklist</source>
        <translation>チェックリスト</translation>
    </message>
    <message>
        <source>%1 old. %2</source>
        <translation>%1前の情報です。%2</translation>
    </message>
    <message>
        <source>Looking at the settings of %1…</source>
        <translation>%1の設定を確認しています…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>%1 has not been looked at yet.</source>
        <translation>%1はまだ確認していません。</translation>
    </message>
    <message>
        <source>The checklist shows itself as soon as the server is connected.</source>
        <translation>サーバーに接続すると、チェックリストを表示します。</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>今すぐ確認</translation>
    </message>
    <message>
        <source>Seen without administrator rights. Apply, Undo and the history need them.</source>
        <translation>管理者権限なしで確認した結果です。適用、元に戻す、履歴には管理者権限が必要です。</translation>
    </message>
    <message>
        <source>Become administrator…</source>
        <translation>管理者になる…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
</context>
<context>
    <name>Clawtune::Cli</name>
    <message>
        <source>Apply %1 on %2? [y/N]</source>
        <translation>%2に「%1」を適用しますか？ [y/N]</translation>
    </message>
    <message>
        <source>The command apply asks before it changes anything, and here it cannot ask. Add --yes.</source>
        <translation>applyは変更の前に確認しますが、ここでは確認できません。--yesを付けてください。</translation>
    </message>
    <message>
        <source># replaces %1, see the difference</source>
        <translation># %1を置き換えます（差分を参照）</translation>
    </message>
    <message>
        <source># removes %1</source>
        <translation># %1を削除します</translation>
    </message>
    <message>
        <source>Preparing the change</source>
        <translation>変更を準備しています</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>手順%1/%2：%3</translation>
    </message>
    <message>
        <source>Done and checked. Take it back with: clawtune undo %2 %1</source>
        <translation>適用し、確認しました。元に戻すには：clawtune undo %2 %1</translation>
    </message>
    <message>
        <source>Done and on hold. Keep it with: clawtune confirm %2 %1</source>
        <translation>適用しました。確定待ちです。確定するには：clawtune confirm %2 %1</translation>
    </message>
    <message>
        <source>There was nothing to do; nothing was changed.</source>
        <translation>変更は不要でした。何も変更していません。</translation>
    </message>
    <message>
        <source>The change %1 was taken back.</source>
        <translation>変更%1を元に戻しました。</translation>
    </message>
    <message>
        <source>Everything was rolled back; the server is as it was.</source>
        <translation>すべて元に戻したため、サーバーは以前の状態です。</translation>
    </message>
    <message>
        <source>The server is still at work. See: clawtune journal %2</source>
        <translation>サーバーで処理が続いています。確認するには：clawtune journal %2</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更していません。</translation>
    </message>
    <message>
        <source>Rolling back failed. See: clawtune journal %2</source>
        <translation>元に戻す処理が失敗しました。確認するには：clawtune journal %2</translation>
    </message>
    <message>
        <source>Stopped watching. The server ends this change by itself: it is undone unless it was already kept. See: clawtune journal %1</source>
        <translation>監視を中断しました。サーバーはこの変更を自動で終え、確定していなければ元に戻します。確認するには：clawtune journal %1</translation>
    </message>
    <message>
        <source>Stopped watching. The server goes on by itself. See: clawtune journal %1</source>
        <translation>監視を中断しました。サーバーは処理を続けます。確認するには：clawtune journal %1</translation>
    </message>
    <message>
        <source>Usage: clawtune COMMAND [OPTION]...</source>
        <translation>使い方：clawtune コマンド [オプション]...</translation>
    </message>
    <message>
        <source>HOST is a saved name, an alias of ssh_config, or user@address[:port].</source>
        <translation>HOSTは、保存済みの名前、ssh_configの別名、またはuser@address[:port]です。</translation>
    </message>
    <message>
        <source>Exit codes: 0 all well, 1 the answer is no, 2 could not look or wrong usage, 3 refused.</source>
        <translation>終了コード：0 問題なし、1 要対応、2 確認できないか使い方の誤り、3 拒否。</translation>
    </message>
    <message>
        <source>look at the checklist, change nothing</source>
        <translation>チェックリストを確認（変更なし）</translation>
    </message>
    <message>
        <source>show what an item would change, and change nothing</source>
        <translation>項目の変更内容を表示（変更なし）</translation>
    </message>
    <message>
        <source>make the change, check it and keep it</source>
        <translation>変更を適用し、確認して確定</translation>
    </message>
    <message>
        <source>keep a change that is on hold</source>
        <translation>確定待ちの変更を確定</translation>
    </message>
    <message>
        <source>take a change back</source>
        <translation>変更を元に戻す</translation>
    </message>
    <message>
        <source>changes made, newest first</source>
        <translation>変更の履歴（新しい順）</translation>
    </message>
    <message>
        <source>live values</source>
        <translation>現在の値</translation>
    </message>
    <message>
        <source>PostgreSQL statements by their cost</source>
        <translation>PostgreSQLの文（負荷順）</translation>
    </message>
    <message>
        <source>the plan of a statement</source>
        <translation>文の実行計画</translation>
    </message>
    <message>
        <source>saved hosts and aliases of ssh_config</source>
        <translation>保存済みのホストとssh_configの別名</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>自身の時間</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>合計時間</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック数</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Execution took %1.</source>
        <translation>実行時間は%1でした。</translation>
    </message>
    <message>
        <source>Times are missing, as the statement was not run. Add --analyze.</source>
        <translation>文を実行していないため、時間は分かりません。--analyzeを付けてください。</translation>
    </message>
    <message>
        <source>%1 %2  %3: %4</source>
        <extracomment>&quot;✓ Pass Swap: 4 GiB are active&quot;: sign, status, item, summary</extracomment>
        <translation>%1 %2  %3：%4</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>望ましい値 %1</translation>
    </message>
    <message>
        <source>%1 was never seen before. Its host key is %2 (%3).
Compare it with what your provider shows. Trust this server? [y/N]</source>
        <translation>%1は初めて接続するサーバーです。ホスト鍵は%2（%3）です。
プロバイダーが表示する値と照合してください。このサーバーを信頼しますか？ [y/N]</translation>
    </message>
    <message>
        <source>Passphrase of the key %1:</source>
        <translation>鍵%1のパスフレーズ：</translation>
    </message>
    <message>
        <source>Password of %1 for sudo:</source>
        <translation>sudoのための%1のパスワード：</translation>
    </message>
    <message>
        <source>No server is saved, and ssh_config names none. Add one in the window, or write user@address.</source>
        <translation>保存済みのサーバーも、ssh_configの別名もありません。ウィンドウで追加するか、user@addressの形式で指定してください。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>登録元</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>Clawtune has changed nothing on this server.</source>
        <translation>Clawtuneはこのサーバーに何も変更していません。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>There is no option %1. See clawtune --help.</source>
        <translation>オプション%1はありません。clawtune --helpを参照してください。</translation>
    </message>
    <message>
        <source>The option %1 takes no value.</source>
        <translation>オプション%1は値を取りません。</translation>
    </message>
    <message>
        <source>The option %1 needs %2.</source>
        <translation>オプション%1には値（%2）が必要です。</translation>
    </message>
    <message>
        <source>The option %1 needs %2, not “%3”.</source>
        <translation>オプション%1に「%3」は使えません（%2）。</translation>
    </message>
    <message>
        <source>The command %1 needs %2. See clawtune --help.</source>
        <translation>コマンド%1には%2が必要です。clawtune --helpを参照してください。</translation>
    </message>
    <message>
        <source>The command %2 has no use for the argument %1.</source>
        <translation>コマンド%2に引数%1は不要です。</translation>
    </message>
    <message>
        <source>The command %1 needs one of --queryid, --sql and --plan.</source>
        <translation>コマンド%1には、--queryid、--sql、--planのいずれか一つが必要です。</translation>
    </message>
    <message>
        <source>A command is missing. See clawtune --help.</source>
        <translation>コマンドがありません。clawtune --helpを参照してください。</translation>
    </message>
    <message>
        <source>There is no command %1. See clawtune --help.</source>
        <translation>コマンド%1はありません。clawtune --helpを参照してください。</translation>
    </message>
    <message>
        <source>The command %2 has no option %1.</source>
        <translation>コマンド%2にオプション%1はありません。</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>look at this item only; may be given again</source>
        <translation>この項目だけを確認（複数指定可）</translation>
    </message>
    <message>
        <source>a value for the plan; may be given again</source>
        <translation>計画に使う値（複数指定可）</translation>
    </message>
    <message>
        <source>NAME=VALUE</source>
        <translation>NAME=VALUE</translation>
    </message>
    <message>
        <source>do not ask before the change is made</source>
        <translation>変更の前に確認しない</translation>
    </message>
    <message>
        <source>leave keeping the change to the command confirm</source>
        <translation>確定をconfirmコマンドに任せる</translation>
    </message>
    <message>
        <source>the server undoes what is not kept by then (60)</source>
        <translation>この時間内に確定しない変更は、サーバーが元に戻す（60）</translation>
    </message>
    <message>
        <source>whole seconds from 10 to 86400</source>
        <translation>10～86400の整数（秒）</translation>
    </message>
    <message>
        <source>stop after so many samples</source>
        <translation>この回数で終了</translation>
    </message>
    <message>
        <source>a whole number from 1</source>
        <translation>1以上の整数</translation>
    </message>
    <message>
        <source>time between two samples (1)</source>
        <translation>取得の間隔（1）</translation>
    </message>
    <message>
        <source>seconds from 0.5 to 60</source>
        <translation>0.5～60の秒数</translation>
    </message>
    <message>
        <source>this database only</source>
        <translation>このデータベースだけ</translation>
    </message>
    <message>
        <source>total, mean, calls, io, temp or wal (total)</source>
        <translation>total、mean、calls、io、temp、walのいずれか（total）</translation>
    </message>
    <message>
        <source>total, mean, calls, io, temp or wal</source>
        <translation>total、mean、calls、io、temp、walのいずれか</translation>
    </message>
    <message>
        <source>so many statements (20)</source>
        <translation>表示する文の数（20）</translation>
    </message>
    <message>
        <source>a statement by its query ID</source>
        <translation>クエリIDで指定した文</translation>
    </message>
    <message>
        <source>a query ID as the command queries shows it</source>
        <translation>queriesコマンドが表示するクエリID</translation>
    </message>
    <message>
        <source>a statement with its values</source>
        <translation>値を入れた文</translation>
    </message>
    <message>
        <source>a statement</source>
        <translation>文</translation>
    </message>
    <message>
        <source>really run the statement, read-only</source>
        <translation>文を実際に実行する（読み取り専用）</translation>
    </message>
    <message>
        <source>a plan made elsewhere (FORMAT JSON); - is standard input</source>
        <translation>別の場所で作った実行計画（FORMAT JSON）。-は標準入力</translation>
    </message>
    <message>
        <source>private key to log in with</source>
        <translation>ログインに使う秘密鍵</translation>
    </message>
    <message>
        <source>ssh_config to read instead of ~/.ssh/config</source>
        <translation>~/.ssh/configの代わりに読むssh_config</translation>
    </message>
    <message>
        <source>known host keys instead of ~/.ssh/known_hosts</source>
        <translation>~/.ssh/known_hostsの代わりに使うファイル</translation>
    </message>
    <message>
        <source>trust a server that was never seen before</source>
        <translation>初めて接続するサーバーを信頼する</translation>
    </message>
    <message>
        <source>passphrase of the key; - is standard input</source>
        <translation>鍵のパスフレーズ。-は標準入力</translation>
    </message>
    <message>
        <source>password for sudo; - is standard input</source>
        <translation>sudoのパスワード。-は標準入力</translation>
    </message>
    <message>
        <source>PostgreSQL role</source>
        <translation>PostgreSQLのロール</translation>
    </message>
    <message>
        <source>password of the role; - is standard input</source>
        <translation>ロールのパスワード。-は標準入力</translation>
    </message>
    <message>
        <source>HOST:PORT or socket of PostgreSQL, seen from the server</source>
        <translation>サーバーから見たPostgreSQLのHOST:PORTまたはソケット</translation>
    </message>
    <message>
        <source>HOST:PORT or the path of a socket</source>
        <translation>HOST:PORTまたはソケットのパス</translation>
    </message>
    <message>
        <source>longest wait for the server while connecting (10)</source>
        <translation>接続時にサーバーを待つ最大時間（10）</translation>
    </message>
    <message>
        <source>seconds from 1 to 3600</source>
        <translation>1～3600の秒数</translation>
    </message>
    <message>
        <source>answer as JSON</source>
        <translation>JSONで出力</translation>
    </message>
    <message>
        <source>language of the answer</source>
        <translation>出力の言語</translation>
    </message>
    <message>
        <source>ja or en</source>
        <translation>jaまたはen</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>このヘルプを表示</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>バージョンを表示</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Risk: %1</source>
        <translation>リスク：%1</translation>
    </message>
    <message>
        <source>Stops for a moment: %1</source>
        <translation>一時停止するもの：%1</translation>
    </message>
    <message>
        <source>The server takes this change back by itself unless it is kept.</source>
        <translation>確定しない場合、サーバーがこの変更を自動で元に戻します。</translation>
    </message>
    <message>
        <source>Password of the PostgreSQL role %1:</source>
        <translation>PostgreSQLのロール%1のパスワード：</translation>
    </message>
    <message>
        <source>Statements since %1</source>
        <translation>%1以降の文</translation>
    </message>
    <message>
        <source>The statements of other users are hidden from this role. Grant it pg_monitor to see them.</source>
        <translation>このロールには他のユーザーの文が見えません。表示するには、ロールにpg_monitorを付与してください。</translation>
    </message>
    <message>
        <source>No statement has been counted yet.</source>
        <translation>まだ文が記録されていません。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Query ID</source>
        <translation>クエリID</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>文</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>iowait</source>
        <translation>I/O待ち</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>ロード</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>The option %1 needs a command. See clawtune --help.</source>
        <translation>オプション%1にはコマンドが必要です。clawtune --helpを参照してください。</translation>
    </message>
    <message>
        <source>the server that the window shows</source>
        <translation>ウィンドウに表示するサーバー</translation>
    </message>
    <message>
        <source>a host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Only one option can read standard input (%1).</source>
        <translation>標準入力（%1）を読めるオプションは一つだけです。</translation>
    </message>
    <message>
        <source>by the server itself</source>
        <translation>サーバーが自動で実行</translation>
    </message>
    <message>
        <source>The undo failed, so the change was made again: it is in place.</source>
        <translation>元に戻せなかったため、変更を適用し直しました。変更は有効なままです。</translation>
    </message>
    <message>
        <source>A change is not finished, or the server took it back by itself. See: clawtune journal %1</source>
        <translation>完了していない変更、またはサーバーが自動で元に戻した変更があります。確認：clawtune journal %1</translation>
    </message>
    <message>
        <source>become administrator, also where only looking</source>
        <translation>参照だけのコマンドでも管理者になる</translation>
    </message>
</context>
<context>
    <name>Clawtune::CloseDialog</name>
    <message>
        <source>A change is under way</source>
        <translation>変更を実行中です</translation>
    </message>
    <message>
        <source>Close Clawtune</source>
        <translation>Clawtuneを閉じる</translation>
    </message>
    <message>
        <source>The server ends in the old state or in the new one, and the journal says which.</source>
        <translation>サーバーは最後に変更前か変更後のどちらかの状態になり、履歴で確認できます。</translation>
    </message>
    <message>
        <source>A change is on hold</source>
        <translation>確定待ちの変更があります</translation>
    </message>
    <message>
        <source>A change is being made on %1. The server finishes it by itself. Nobody is then there to keep it, so the server undoes it after %2.</source>
        <translation>%1で変更を適用しています。サーバーが最後まで自動で進めますが、確定する人がいないため、%2後に元に戻します。</translation>
    </message>
    <message>
        <source>A change is being undone on %1. The server finishes that by itself.</source>
        <translation>%1で変更を元に戻しています。サーバーが最後まで自動で進めます。</translation>
    </message>
    <message>
        <source>A change on %1 is on hold. The server undoes it within %2, unless you keep it first.</source>
        <translation>%1の変更が確定待ちです。先に確定しないかぎり、サーバーが%2以内に元に戻します。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続行</translation>
    </message>
</context>
<context>
    <name>Clawtune::ConnectionPane</name>
    <message>
        <source>Not connected to %1.</source>
        <translation>%1に接続していません。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>%1に接続しています</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Waiting for your answer about the key of %1</source>
        <translation>%1のホスト鍵についての回答を待っています</translation>
    </message>
    <message>
        <source>Waiting for the passphrase of your key</source>
        <translation>鍵のパスフレーズの入力を待っています</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. Next attempt in %2.</source>
        <translation>%1との接続が切れました。%2後に再接続します。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ再接続</translation>
    </message>
    <message>
        <source>Not connected to %1. What you see is old.</source>
        <translation>%1に接続していません。表示は古い内容です。</translation>
    </message>
    <message>
        <source>Connecting to %1 again. What you see is old.</source>
        <translation>%1に再接続しています。表示は古い内容です。</translation>
    </message>
    <message>
        <source>Edit host…</source>
        <translation>ホストの編集…</translation>
    </message>
</context>
<context>
    <name>Clawtune::ConnectionPrompts</name>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>The key %1 is locked with a passphrase.</source>
        <translation>鍵%1はパスフレーズで保護されています。</translation>
    </message>
    <message>
        <source>Passphrase:</source>
        <translation>パスフレーズ：</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロック解除</translation>
    </message>
    <message>
        <source>That passphrase does not open the key.</source>
        <translation>このパスフレーズでは鍵を開けませんでした。</translation>
    </message>
    <message>
        <source>Clawtune keeps it in memory only, until you disconnect.</source>
        <translation>切断するまで、メモリ上にだけ保持します。</translation>
    </message>
    <message>
        <source>Administrator rights on %1</source>
        <translation>%1の管理者権限</translation>
    </message>
    <message>
        <source>Changing something on %1 needs administrator rights. sudo asks for the password of %2.</source>
        <translation>%1で変更を行うには管理者権限が必要です。sudoが%2のパスワードを求めています。</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>パスワード：</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>管理者になる</translation>
    </message>
    <message>
        <source>Clawtune keeps it in memory only, until you give the rights back or disconnect.</source>
        <translation>権限を手放すか切断するまで、メモリ上にだけ保持します。</translation>
    </message>
</context>
<context>
    <name>Clawtune::ConnectionsModel</name>
    <message>
        <source>No process any more</source>
        <translation>プロセスなし（終了処理中）</translation>
    </message>
    <message>
        <source>Another user&apos;s process (user ID %1)</source>
        <translation>ほかのユーザーのプロセス（ユーザー ID %1）</translation>
    </message>
    <message>
        <source>Unknown (user ID %1)</source>
        <translation>不明（ユーザー ID %1）</translation>
    </message>
    <message>
        <source>Outside of containers</source>
        <translation>コンテナの外</translation>
    </message>
    <message>
        <source>Only root can see which process of another user has a socket open.</source>
        <translation>ほかのユーザーのどのプロセスがソケットを開いているかは、root だけが確認できます。</translation>
    </message>
    <message>
        <source>Received, total</source>
        <extracomment>Column: bytes received since the connection began</extracomment>
        <translation>受信合計</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>Local end</source>
        <translation>ローカル側</translation>
    </message>
    <message>
        <source>Remote address</source>
        <translation>相手のアドレス</translation>
    </message>
    <message>
        <source>Remote port</source>
        <translation>相手のポート</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往復時間</translation>
    </message>
    <message>
        <source>Retransmits</source>
        <translation>再送</translation>
    </message>
    <message>
        <source>Sent, total</source>
        <translation>送信合計</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Only TCP is counted. Connections shorter than a tick are not seen, nor are the last bytes of one that ends.</source>
        <translation>TCP だけを集計します。計測間隔より短い接続と、終了した接続の最後のバイトは含まれません。</translation>
    </message>
    <message>
        <source>Since each of the connections that are open now began</source>
        <translation>現在開いている各接続の開始からの合計</translation>
    </message>
    <message>
        <source>As the kernel has it; names are not looked up</source>
        <translation>カーネルが持つアドレスのままです。名前の逆引きはしません</translation>
    </message>
    <message>
        <source>Open in both directions.</source>
        <translation>双方向に開いている接続です。</translation>
    </message>
    <message>
        <source>Being opened from here; the other end has not answered.</source>
        <translation>こちらから接続中で、相手からまだ応答がありません。</translation>
    </message>
    <message>
        <source>Being opened from outside. Very many of them may be an attack.</source>
        <translation>外部から接続中です。極端に多い場合は攻撃の可能性があります。</translation>
    </message>
    <message>
        <source>Being closed; it goes by itself.</source>
        <translation>切断処理中で、そのうち消えます。</translation>
    </message>
    <message>
        <source>The other end has closed, the program here has not. If they grow in number, the program forgets to.</source>
        <translation>相手は切断済みですが、こちらのプログラムがまだ閉じていません。増え続ける場合は、プログラムの閉じ忘れです。</translation>
    </message>
    <message>
        <source>Waits for connections.</source>
        <translation>接続を待ち受けています。</translation>
    </message>
</context>
<context>
    <name>Clawtune::ConnectionsTab</name>
    <message>
        <source>Copy cell</source>
        <translation>セルをコピー</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>There is no perl on this server, so its connections cannot be read.</source>
        <translation>このサーバーには perl がないため、接続を読み取れません。</translation>
    </message>
    <message>
        <source>Install the package perl-base on the server.</source>
        <translation>サーバーにパッケージ perl-base をインストールしてください。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Reading the sockets of the server</source>
        <translation>サーバーのソケットを読み取っています</translation>
    </message>
    <message>
        <source>%1 old, waiting for the server</source>
        <translation>%1前の値です。サーバーの応答を待っています</translation>
    </message>
    <message>
        <source>%1 old, reconnecting</source>
        <translation>%1前の値です。再接続しています</translation>
    </message>
    <message>
        <source>TCP only.</source>
        <translation>TCP のみ。</translation>
    </message>
    <message>
        <source>The kernel of this server gives no bytes (inet_diag is missing), so only states and queues are shown.</source>
        <translation>このサーバーのカーネルはバイト数を提供しないため（inet_diag なし）、状態とキューだけを表示します。</translation>
    </message>
    <message>
        <source>Processes of other users cannot be named, and connections inside containers cannot be seen. Become administrator to see both.</source>
        <translation>ほかのユーザーのプロセス名とコンテナ内の接続は表示できません。管理者になると、どちらも表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n container network(s) could not be entered: no bytes from there.</source>
        <translation>
            <numerusform>%n個のコンテナのネットワークに入れないため、そのバイト数は表示できません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n further socket(s) without traffic are not listed.</source>
        <translation>
            <numerusform>通信のないソケットがほかに %n個あります（表示していません）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read every %1 only, as reading so many sockets costs the server time.</source>
        <translation>ソケットが多くサーバーの負担になるため、%1ごとに読み取っています。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
    <message>
        <source>By process</source>
        <translation>プロセス別</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>By remote host</source>
        <translation>相手ホスト別</translation>
    </message>
    <message>
        <source>By container</source>
        <translation>コンテナ別</translation>
    </message>
    <message>
        <source>Filter by process, address, port or state</source>
        <translation>プロセス、アドレス、ポート、状態で絞り込み</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Connections shorter than a tick are not seen, nor are the last bytes of one that ends. UDP is not counted.</source>
        <translation>計測間隔より短い接続と、終了した接続の最後のバイトは含まれません。UDP は集計しません。</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>状態別</translation>
    </message>
</context>
<context>
    <name>Clawtune::ContainerDetail</name>
    <message>
        <source>Charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>全情報（JSON）</translation>
    </message>
</context>
<context>
    <name>Clawtune::ContainerFacts</name>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Details of the container</source>
        <translation>コンテナの詳細</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>イメージID</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Compose project</source>
        <translation>Composeプロジェクト</translation>
    </message>
    <message>
        <source>Compose service</source>
        <translation>Composeサービス</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>依存先</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>ラベル %1</translation>
    </message>
    <message>
        <source>Last start</source>
        <translation>最後の起動</translation>
    </message>
    <message>
        <source>Last end</source>
        <translation>最後の終了</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>終了コード</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>メモリ不足</translation>
    </message>
    <message>
        <source>A process in it was killed for want of memory</source>
        <translation>メモリ不足のため、中のプロセスが強制終了されました</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Restart policy</source>
        <translation>再起動ポリシー</translation>
    </message>
    <message>
        <source>Restarts by it</source>
        <translation>ポリシーによる再起動</translation>
    </message>
    <message>
        <source>Time to stop</source>
        <translation>停止の猶予</translation>
    </message>
    <message>
        <source>Process on the server</source>
        <translation>サーバー上のプロセス</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>メモリ上限</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU上限</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1コア</translation>
    </message>
    <message>
        <source>Process limit</source>
        <translation>プロセス数上限</translation>
    </message>
    <message>
        <source>Log driver</source>
        <translation>ログドライバー</translation>
    </message>
    <message>
        <source>Network mode</source>
        <translation>ネットワークモード</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Mount (%1)</source>
        <translation>マウント（%1）</translation>
    </message>
    <message>
        <source>%1, read only</source>
        <translation>%1（読み取り専用）</translation>
    </message>
    <message>
        <source>Created at</source>
        <translation>作成日時</translation>
    </message>
</context>
<context>
    <name>Clawtune::Containers</name>
    <message>
        <source>Compose project and container</source>
        <translation>Composeプロジェクトとコンテナ</translation>
    </message>
    <message>
        <source>What the engine says, with the result of its health check</source>
        <translation>エンジンが示す状態とヘルスチェックの結果</translation>
    </message>
    <message>
        <source>100 % is one core fully used, as docker stats shows it; behind it the limit</source>
        <translation>docker statsと同じく、100 %は1コアをすべて使っていることを表します。後ろは上限です</translation>
    </message>
    <message>
        <source>Memory in use without the file cache that can be dropped, as docker stats counts it; behind it the limit</source>
        <translation>docker statsと同じく、破棄できるファイルキャッシュを除いた使用量です。後ろは上限です</translation>
    </message>
    <message>
        <source>Share of the scheduler&apos;s periods in which the CPU limit held it back</source>
        <translation>CPU上限によって実行を抑えられたスケジューラー周期の割合</translation>
    </message>
    <message>
        <source>Received on all its interfaces but lo</source>
        <translation>loを除くすべてのインターフェースの受信量</translation>
    </message>
    <message>
        <source>Sent on all its interfaces but lo</source>
        <translation>loを除くすべてのインターフェースの送信量</translation>
    </message>
    <message>
        <source>Read from disks</source>
        <translation>ディスクからの読み取り</translation>
    </message>
    <message>
        <source>Written to disks</source>
        <translation>ディスクへの書き込み</translation>
    </message>
    <message>
        <source>Processes and threads</source>
        <translation>プロセスとスレッドの数</translation>
    </message>
    <message>
        <source>Share of time in which something in it waited for a CPU</source>
        <translation>中の処理がCPUを待っていた時間の割合</translation>
    </message>
    <message>
        <source>Share of time in which something in it waited for memory</source>
        <translation>中の処理がメモリを待っていた時間の割合</translation>
    </message>
    <message>
        <source>Share of time in which something in it waited for a disk</source>
        <translation>中の処理がディスクを待っていた時間の割合</translation>
    </message>
    <message>
        <source>Times that the engine started it again after it ended by itself</source>
        <translation>自然に終了したあとエンジンが再起動した回数</translation>
    </message>
    <message>
        <source>Processes in it that were killed for want of memory, since its start</source>
        <translation>起動以降、メモリ不足で強制終了された中のプロセスの数</translation>
    </message>
    <message>
        <source>Time since its last start</source>
        <translation>最後の起動からの時間</translation>
    </message>
    <message>
        <source>What it was made from</source>
        <translation>作成元のイメージ</translation>
    </message>
    <message>
        <source>Where the server listens for it</source>
        <translation>サーバーが待ち受けているポート</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出典：%1</translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>%1に起動</translation>
    </message>
    <message>
        <source>Ended %1, %2 ago</source>
        <translation>%1に終了（%2前）</translation>
    </message>
    <message>
        <source>Exit code %1</source>
        <translation>終了コード %1</translation>
    </message>
    <message>
        <source>A process in it was killed for want of memory.</source>
        <translation>メモリ不足のため、中のプロセスが強制終了されました。</translation>
    </message>
    <message>
        <source>No limit is set.</source>
        <translation>上限は設定されていません。</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>%1 of the limit</source>
        <translation>上限の%1</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>起動中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>メモリ不足</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Exited (%1)</source>
        <extracomment>a stopped container and its exit code</extracomment>
        <translation>終了（コード%1）</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>behind the last name of a list that is longer</extracomment>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>It is asked to end and killed after %1. It stays stopped until somebody starts it.</source>
        <translation>終了を指示し、%1以内に終わらなければ強制終了します。だれかが起動するまで停止したままになります。</translation>
    </message>
    <message>
        <source>It ends, within %1 at most, and starts again. Until it is up it does not answer.</source>
        <translation>最長%1で終了し、もう一度起動します。起動し終わるまで応答しません。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation>再起動中</translation>
    </message>
    <message>
        <source>Being removed</source>
        <translation>削除中</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>作成済み</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起動</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Start %1 on %2?</source>
        <translation>%2の%1を起動しますか？</translation>
    </message>
    <message>
        <source>Stop %1 on %2?</source>
        <translation>%2の%1を停止しますか？</translation>
    </message>
    <message>
        <source>Restart %1 on %2?</source>
        <translation>%2の%1を再起動しますか？</translation>
    </message>
    <message>
        <source>Pause %1 on %2?</source>
        <translation>%2の%1を一時停止しますか？</translation>
    </message>
    <message>
        <source>Resume %1 on %2?</source>
        <translation>%2の%1を再開しますか？</translation>
    </message>
    <message>
        <source>It starts with the settings it was made with.</source>
        <translation>作成時の設定で起動します。</translation>
    </message>
    <message>
        <source>Its processes stand still and do not answer until it is resumed. They keep their memory.</source>
        <translation>再開するまで中のプロセスは止まり、応答しません。メモリは使用したままです。</translation>
    </message>
    <message>
        <source>Its processes go on where they stood still.</source>
        <translation>中のプロセスが止まったところから続きます。</translation>
    </message>
    <message>
        <source>These depend on it and lose it meanwhile: %1.</source>
        <translation>次のコンテナはこれに依存しており、その間利用できなくなります：%1。</translation>
    </message>
    <message>
        <source>%1 runs; waiting for its health check</source>
        <translation>%1は実行中です。ヘルスチェックを待っています</translation>
    </message>
    <message>
        <source>Looking whether it worked: %1</source>
        <translation>結果を確認しています：%1</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>%1を起動しています</translation>
    </message>
    <message>
        <source>Stopping %1</source>
        <translation>%1を停止しています</translation>
    </message>
    <message>
        <source>Restarting %1</source>
        <translation>%1を再起動しています</translation>
    </message>
    <message>
        <source>Pausing %1</source>
        <translation>%1を一時停止しています</translation>
    </message>
    <message>
        <source>Resuming %1</source>
        <translation>%1を再開しています</translation>
    </message>
    <message>
        <source>%1 runs, but its health check fails. Its logs may say why.</source>
        <translation>%1は実行中ですが、ヘルスチェックに失敗しています。ログで原因を確認してください。</translation>
    </message>
    <message>
        <source>%1 runs; its health check has not passed yet.</source>
        <translation>%1は実行中ですが、ヘルスチェックにまだ合格していません。</translation>
    </message>
    <message>
        <source>%1: %2 after %3</source>
        <extracomment>a container, its state now (&quot;Healthy&quot;), and how long that took</extracomment>
        <translation>%1：%3で「%2」になりました</translation>
    </message>
    <message>
        <source>No longer waiting for %1. What the engine was told, it still does.</source>
        <translation>%1を待つのをやめました。エンジンへの指示は取り消されません。</translation>
    </message>
    <message>
        <source>The engine did not answer in time about %1. It may still be doing it.</source>
        <translation>%1について、エンジンが時間内に応答しませんでした。処理が続いている可能性があります。</translation>
    </message>
    <message>
        <source>%1 did not reach the state that was asked for. Its logs may say why.</source>
        <translation>%1は指示した状態になりませんでした。ログで原因を確認してください。</translation>
    </message>
    <message>
        <source>%1: the engine refused for %2</source>
        <extracomment>a verb (&quot;Restart&quot;), and a container</extracomment>
        <translation>%2の%1をエンジンが拒否しました</translation>
    </message>
</context>
<context>
    <name>Clawtune::ContainersModel</name>
    <message>
        <source>%1 / %2</source>
        <extracomment>a value and its limit (&quot;120 MiB / 512 MiB&quot;)</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 up</source>
        <extracomment>containers of a project that run, and all of them</extracomment>
        <translation>%2件中%1件が稼働</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Throttled</source>
        <translation>CPU抑制</translation>
    </message>
    <message>
        <source>Net in</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Net out</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Disk read</source>
        <translation>ディスク読み取り</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>ディスク書き込み</translation>
    </message>
    <message>
        <source>PIDs</source>
        <translation>PID数</translation>
    </message>
    <message>
        <source>CPU wait</source>
        <translation>CPU待ち</translation>
    </message>
    <message>
        <source>Memory wait</source>
        <translation>メモリ待ち</translation>
    </message>
    <message>
        <source>Disk wait</source>
        <translation>ディスク待ち</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>再起動回数</translation>
    </message>
    <message>
        <source>OOM kills</source>
        <translation>OOMによる強制終了</translation>
    </message>
    <message>
        <source>Up for</source>
        <translation>稼働時間</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>イメージ</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>ポート</translation>
    </message>
</context>
<context>
    <name>Clawtune::ContainersPage</name>
    <message>
        <source>Asking %1 for its containers</source>
        <translation>%1のコンテナを取得しています</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>No container on %1.</source>
        <translation>%1にコンテナはありません。</translation>
    </message>
    <message>
        <source>%1 runs, and has none yet. They appear here as they are made.</source>
        <translation>%1は動作していますが、コンテナはまだありません。作成されるとここに表示されます。</translation>
    </message>
    <message>
        <source>No container engine here.</source>
        <translation>コンテナエンジンがありません。</translation>
    </message>
    <message>
        <source>Neither Docker nor Podman was found on %1.</source>
        <translation>%1にはDockerもPodmanも見つかりませんでした。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>%1 may not ask Docker on %2.</source>
        <translation>%1には、%2のDockerを操作する権限がありません。</translation>
    </message>
    <message>
        <source>Become administrator, or let the user into the group docker with “sudo usermod -aG docker %1” and connect again. Who is in that group can do whatever root can.</source>
        <translation>管理者になるか、「sudo usermod -aG docker %1」でユーザーをdockerグループに加えてから接続し直してください。このグループのユーザーは、rootと同じことができるようになります。</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>管理者になる</translation>
    </message>
    <message>
        <source>%1 does not run on %2.</source>
        <translation>%2で%1が動作していません。</translation>
    </message>
    <message>
        <source>%1 on %2 does not answer.</source>
        <translation>%2の%1が応答しません。</translation>
    </message>
    <message>
        <source>%1 on %2 gave no list of its containers.</source>
        <translation>%2の%1からコンテナの一覧を取得できませんでした。</translation>
    </message>
    <message>
        <source>The connection is lost. What you see is from before.</source>
        <translation>接続が切れました。表示しているのは切断前の内容です。</translation>
    </message>
    <message>
        <source>%1 old, reconnecting</source>
        <translation>%1前の値です。再接続しています</translation>
    </message>
    <message>
        <source>%1 does not run on %2. What you see is from before.</source>
        <translation>%2で%1が動作していません。表示は以前の内容です。</translation>
    </message>
    <message>
        <source>%1 on %2 does not answer. What you see is from before.</source>
        <translation>%2の%1が応答しません。表示は以前の内容です。</translation>
    </message>
    <message>
        <source>%1 old, waiting for the server</source>
        <translation>%1前の値です。サーバーの応答を待っています</translation>
    </message>
</context>
<context>
    <name>Clawtune::ContainersTable</name>
    <message>
        <source>Copy cell</source>
        <translation>セルをコピー</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>行をコピー</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s)</source>
        <translation>
            <numerusform>コンテナ%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
    <message>
        <source>Filter by name, image, project or id</source>
        <translation>名前、イメージ、プロジェクト、IDで絞り込み</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>By project</source>
        <translation>プロジェクト別</translation>
    </message>
    <message>
        <source>Group the containers by compose project</source>
        <translation>コンテナをComposeプロジェクトごとにまとめます</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>表示する列を選びます</translation>
    </message>
</context>
<context>
    <name>Clawtune::DetailsPane</name>
    <message>
        <source>%1 has ended.</source>
        <translation>%1は終了しました。</translation>
    </message>
    <message>
        <source>Choose another process in the list.</source>
        <translation>一覧から別のプロセスを選んでください。</translation>
    </message>
    <message>
        <source>No process is chosen.</source>
        <translation>プロセスが選ばれていません。</translation>
    </message>
    <message>
        <source>Choose one in the list to see its files, limits and memory.</source>
        <translation>一覧で選ぶと、ファイル、制限、メモリを表示します。</translation>
    </message>
    <message>
        <source>Reading /proc of %1</source>
        <translation>%1の/procを読み取っています</translation>
    </message>
    <message>
        <source>Even an administrator may not read all of it here.</source>
        <translation>このサーバーでは、管理者でも一部を読み取れません。</translation>
    </message>
    <message>
        <source>Some of it only an administrator may read.</source>
        <translation>一部は管理者だけが読み取れます。</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>管理者になる</translation>
    </message>
    <message>
        <source>The first %1 of %2 open files</source>
        <translation>開いているファイル%2個のうち最初の%1個</translation>
    </message>
    <message numerus="yes">
        <source>%n open file(s)</source>
        <translation>
            <numerusform>開いているファイル%n個</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Files and sockets</source>
        <translation>ファイルとソケット</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>制限</translation>
    </message>
    <message>
        <source>Memory and disk use</source>
        <translation>メモリとディスク使用</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>What it leads to</source>
        <translation>参照先</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>制限</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>ソフト</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>ハード</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
</context>
<context>
    <name>Clawtune::EnvironmentTab</name>
    <message>
        <source>The environment may hold passwords and keys.</source>
        <translation>環境変数にはパスワードや鍵が含まれることがあります。</translation>
    </message>
    <message>
        <source>Clawtune reads it only now, shows it only here, and drops it when you look at something else.</source>
        <translation>読み取るのは今だけ、表示するのはここだけで、ほかの表示に移ると破棄します。</translation>
    </message>
    <message>
        <source>Show environment</source>
        <translation>環境変数を表示</translation>
    </message>
    <message>
        <source>Reading the environment</source>
        <translation>環境変数を読み取っています</translation>
    </message>
    <message>
        <source>This process has ended.</source>
        <translation>このプロセスは終了しました。</translation>
    </message>
    <message>
        <source>Its environment is empty.</source>
        <translation>環境変数はありません。</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
</context>
<context>
    <name>Clawtune::FileSystemsModel</name>
    <message>
        <source>not answering</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1（読み取り専用）</translation>
    </message>
    <message>
        <source>Mounted on</source>
        <translation>マウント先</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用量</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>利用可能</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Inodes in use</source>
        <translation>inode使用率</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>File system</source>
        <translation>ファイルシステム</translation>
    </message>
</context>
<context>
    <name>Clawtune::FileSystemsTable</name>
    <message>
        <source>Asking the server for its file systems</source>
        <translation>ファイルシステムをサーバーに問い合わせています</translation>
    </message>
    <message>
        <source>This server shows no file system of its own.</source>
        <translation>このサーバーには表示できるファイルシステムがありません。</translation>
    </message>
    <message>
        <source>File systems</source>
        <translation>ファイルシステム</translation>
    </message>
    <message>
        <source>This recording has no file systems at this time.</source>
        <translation>この時刻のファイルシステムは記録されていません。</translation>
    </message>
</context>
<context>
    <name>Clawtune::FingerprintDialog</name>
    <message>
        <source>New server key</source>
        <translation>新しいホスト鍵</translation>
    </message>
    <message>
        <source>Accept this key</source>
        <translation>この鍵を信頼</translation>
    </message>
    <message>
        <source>Clawtune sees “%1” for the first time. This is the server&apos;s key:</source>
        <translation>「%1」に初めて接続します。サーバーの鍵は次のとおりです。</translation>
    </message>
    <message>
        <source>To be sure that it is your server, log in on the console of your provider, run this command and compare the text after SHA256:</source>
        <translation>自分のサーバーであることを確かめるには、事業者のコンソールでサーバーにログインして次のコマンドを実行し、SHA256:に続く文字列を比べます。</translation>
    </message>
    <message>
        <source>If both are the same, accept the key. From then on Clawtune refuses any other key of this server.</source>
        <translation>同じであれば信頼してください。以後、このサーバーの別の鍵は拒否します。</translation>
    </message>
</context>
<context>
    <name>Clawtune::FleetPage</name>
    <message>
        <source>There is no server here yet.</source>
        <translation>サーバーがまだありません。</translation>
    </message>
    <message>
        <source>Add one, and it shows up here with its small charts.</source>
        <translation>追加すると、小さなグラフとともにここに表示されます。</translation>
    </message>
    <message>
        <source>Add host</source>
        <translation>ホストを追加</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <extracomment>how many of all servers are connected</extracomment>
        <translation>%2台中%1台に接続中</translation>
    </message>
    <message numerus="yes">
        <source>Stop (%n waiting)</source>
        <translation>
            <numerusform>中止（残り%n台）</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect all</source>
        <translation>すべて接続</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>すべてのサーバー</translation>
    </message>
    <message>
        <source>Connects to a few servers at a time</source>
        <translation>数台ずつ順に接続します</translation>
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
    <name>Clawtune::HostCard</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a server&apos;s name, and what there is to say of it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Waiting its turn</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
</context>
<context>
    <name>Clawtune::HostDialog</name>
    <message>
        <source>Agent and usual keys</source>
        <translation>エージェントと標準の鍵</translation>
    </message>
    <message>
        <source>Key file:</source>
        <translation>鍵ファイル：</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Add host</source>
        <translation>ホストの追加</translation>
    </message>
    <message>
        <source>Edit host</source>
        <translation>ホストの編集</translation>
    </message>
    <message>
        <source>such as web-1</source>
        <translation>例：web-1</translation>
    </message>
    <message>
        <source>host name or IP address</source>
        <translation>ホスト名またはIPアドレス</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The keys that ssh-agent holds, then id_ed25519, id_ecdsa and id_rsa in ~/.ssh</source>
        <translation>ssh-agentの鍵、次に~/.sshのid_ed25519、id_ecdsa、id_rsaを使います</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>鍵ファイル</translation>
    </message>
    <message>
        <source>Fill in from ~/.ssh/config…</source>
        <translation>~/.ssh/configから入力…</translation>
    </message>
    <message>
        <source>Known to ssh:</source>
        <translation>sshの設定：</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前：</translation>
    </message>
    <message>
        <source>Address:</source>
        <translation>アドレス：</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>ポート：</translation>
    </message>
    <message>
        <source>User:</source>
        <translation>ユーザー：</translation>
    </message>
    <message>
        <source>Log in with:</source>
        <translation>認証：</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>秘密鍵の選択</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>サーバーのアドレスを入力してください。</translation>
    </message>
    <message>
        <source>Choose the key file, or use the agent and the usual keys.</source>
        <translation>鍵ファイルを選ぶか、エージェントと標準の鍵を使ってください。</translation>
    </message>
    <message>
        <source>There is a host called “%1” already. Give this one another name.</source>
        <translation>「%1」という名前のホストはすでにあります。別の名前を付けてください。</translation>
    </message>
</context>
<context>
    <name>Clawtune::HostRail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1、対応待ち%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Add host</source>
        <translation>ホストを追加</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>設定（Ctrl+,）</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Thresholds…</source>
        <translation>しきい値…</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>すべてのサーバー</translation>
    </message>
    <message>
        <source>All servers (Ctrl+0)</source>
        <translation>すべてのサーバー（Ctrl+0）</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>記録を開く…</translation>
    </message>
    <message>
        <source>Show a saved period again (Ctrl+O)</source>
        <translation>保存した期間をもう一度表示します（Ctrl+O）</translation>
    </message>
    <message>
        <source>Close recording</source>
        <translation>記録を閉じる</translation>
    </message>
</context>
<context>
    <name>Clawtune::HostView</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>a server&apos;s name and the page that is shown of it</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>Clawtune::InspectPane</name>
    <message>
        <source>Asking the engine about %1</source>
        <translation>%1の情報を取得しています</translation>
    </message>
    <message>
        <source>The engine said nothing about %1.</source>
        <translation>%1の情報を取得できませんでした。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n件一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>Show environment values</source>
        <translation>環境変数の値を表示</translation>
    </message>
    <message>
        <source>They often hold passwords</source>
        <translation>パスワードが含まれていることがよくあります</translation>
    </message>
    <message>
        <source>What the engine says, as JSON</source>
        <translation>エンジンの情報（JSON）</translation>
    </message>
</context>
<context>
    <name>Clawtune::JournalModel</name>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
</context>
<context>
    <name>Clawtune::JournalView</name>
    <message>
        <source>Journal</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>%1 old. %2</source>
        <translation>%1前の情報です。%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>The journal of %1 has not been read yet.</source>
        <translation>%1の履歴はまだ読み込まれていません。</translation>
    </message>
    <message>
        <source>It shows itself as soon as the server is connected.</source>
        <translation>サーバーに接続すると表示されます。</translation>
    </message>
    <message>
        <source>Only an administrator can read the journal.</source>
        <translation>履歴を読めるのは管理者だけです。</translation>
    </message>
    <message>
        <source>It lies in /var/lib/clawtune on the server, for root alone.</source>
        <translation>履歴はサーバーの/var/lib/clawtuneにあり、rootだけが読めます。</translation>
    </message>
    <message>
        <source>Become administrator…</source>
        <translation>管理者になる…</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>変更はまだありません</translation>
    </message>
    <message>
        <source>Every change that Clawtune makes on %1 is recorded here, with the way back. The checklist offers some.</source>
        <translation>Clawtuneが%1に加えた変更は、元に戻す方法とともにすべてここに記録されます。変更はチェックリストから行えます。</translation>
    </message>
    <message>
        <source>Reading the journal of %1…</source>
        <translation>%1の履歴を読み込んでいます…</translation>
    </message>
</context>
<context>
    <name>Clawtune::KeyRefusedView</name>
    <message>
        <source>Clawtune does not connect while it cannot read what is on record for this server. Mend or remove the line named above.</source>
        <translation>このサーバーの記録を読めないあいだは接続しません。上に示した行を直すか削除してください。</translation>
    </message>
    <message>
        <source>Somebody may be standing between you and the server, or it was installed anew. Clawtune does not connect. Compare the fingerprint with the server itself: log in on the console of your provider and run this command.</source>
        <translation>通信に第三者が割り込んでいるか、サーバーが再インストールされた可能性があります。Clawtuneは接続しません。事業者のコンソールでサーバーにログインし、次のコマンドでフィンガープリントを確かめてください。</translation>
    </message>
    <message>
        <source>Only if both are the same, remove the old key on this computer and connect again.</source>
        <translation>両方が同じ場合に限り、このコンピューターで古い鍵を削除してから接続し直してください。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再確認</translation>
    </message>
</context>
<context>
    <name>Clawtune::LogModel</name>
    <message>
        <source>standard error</source>
        <translation>標準エラー出力</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>標準出力</translation>
    </message>
    <message>
        <source>Written to standard error</source>
        <translation>標準エラー出力に書かれた行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>Clawtune::LogPane</name>
    <message>
        <source>Save the log</source>
        <translation>ログの保存</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>%1に保存しました</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1に書き込めませんでした</translation>
    </message>
    <message>
        <source>The log of %1 cannot be read.</source>
        <translation>%1のログを読み取れません。</translation>
    </message>
    <message>
        <source>%1 wrote nothing in this time.</source>
        <translation>%1は、この期間に何も出力していません。</translation>
    </message>
    <message>
        <source>A longer period may have more.</source>
        <translation>期間を長くすると見つかることがあります。</translation>
    </message>
    <message>
        <source>Reading the log of %1</source>
        <translation>%1のログを読み取っています</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n件一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the last %1 lines are kept.</source>
        <translation>最後の%1行だけを保持しています。</translation>
    </message>
    <message>
        <source>The container does not run: nothing more will come.</source>
        <translation>コンテナは動作していないため、これ以上出力されません。</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>最近5分間</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近1時間</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追跡</translation>
    </message>
    <message>
        <source>Read on as the container writes</source>
        <translation>コンテナの出力を読み続けます</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Show when each line was written</source>
        <translation>各行が書かれた日時を表示します</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>ログを検索</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
</context>
<context>
    <name>Clawtune::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Clawtune</source>
        <translation>Clawtune</translation>
    </message>
    <message>
        <source>Settings – Clawtune</source>
        <translation>設定 – Clawtune</translation>
    </message>
    <message>
        <source>%1 – Clawtune</source>
        <translation>%1 – Clawtune</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Checklist item</source>
        <translation>チェック項目</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>すべてのサーバー</translation>
    </message>
    <message>
        <source>All servers – Clawtune</source>
        <translation>すべてのサーバー – Clawtune</translation>
    </message>
    <message numerus="yes">
        <source>%n lines of the recording are no samples and were left out.</source>
        <translation>
            <numerusform>記録のうち%n行は測定値として読めないため、除外しました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clawtune::Missing</name>
    <message>
        <source>Run this as PostgreSQL&apos;s superuser, for example with: sudo -u postgres psql</source>
        <translation>次のコマンドをPostgreSQLのスーパーユーザーで実行してください（例：sudo -u postgres psql）。</translation>
    </message>
    <message>
        <source>Run this as PostgreSQL&apos;s superuser, keep in the list what the first line shows, then restart PostgreSQL.</source>
        <translation>次のコマンドをPostgreSQLのスーパーユーザーで実行してください。1行目で表示された値はリストに残し、その後PostgreSQLを再起動します。</translation>
    </message>
    <message>
        <source>PostgreSQL was looked for outside containers only. Asking Docker needs administrator rights here.</source>
        <translation>コンテナの外だけでPostgreSQLを探しました。このサーバーでDockerに問い合わせるには管理者権限が必要です。</translation>
    </message>
</context>
<context>
    <name>Clawtune::Overview</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>This server shows no disk of its own.</source>
        <translation>このサーバーには固有のディスクが見当たりません。</translation>
    </message>
    <message>
        <source>Network interfaces</source>
        <translation>ネットワークインターフェース</translation>
    </message>
    <message>
        <source>This server shows no network interface.</source>
        <translation>このサーバーにはネットワークインターフェースが見当たりません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>出典：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>表で表示</translation>
    </message>
    <message>
        <source>of %1</source>
        <extracomment>beside the memory in use: the total</extracomment>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>%1 %2 busy</source>
        <extracomment>a disk&apos;s name and the share of time in which it is busy</extracomment>
        <translation>%1 使用率%2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>待ち（PSI）</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Disk, busiest</source>
        <translation>最も忙しいディスク</translation>
    </message>
    <message>
        <source>Disk latency, slowest</source>
        <translation>最も遅いディスクの遅延</translation>
    </message>
    <message>
        <source>Disk requests</source>
        <translation>ディスク要求</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>パケット</translation>
    </message>
    <message>
        <source>Standstill</source>
        <translation>全タスク停止</translation>
    </message>
    <message>
        <source>Interrupts and low priority</source>
        <translation>割り込みと低優先度</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>転送量</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>遅延</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>負荷</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>%1: “%2” applied</source>
        <extracomment>a time and an item of the checklist</extracomment>
        <translation>%1：「%2」を適用</translation>
    </message>
    <message>
        <source>%1: “%2” undone</source>
        <translation>%1：「%2」を元に戻しました</translation>
    </message>
    <message>
        <source>%1: server started</source>
        <translation>%1：サーバーが起動</translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation>%1間データなし</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a disk&apos;s or interface&apos;s name, and what else it is called or its state</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>TCP and UDP</source>
        <translation>TCPとUDP</translation>
    </message>
    <message>
        <source>Show &amp;partitions</source>
        <translation>パーティションを表示(&amp;P)</translation>
    </message>
    <message>
        <source>Fullest file system</source>
        <translation>最も使用率の高いファイルシステム</translation>
    </message>
    <message>
        <source>Swapping</source>
        <translation>スワップ入出力</translation>
    </message>
    <message>
        <source>TCP connections</source>
        <translation>TCP接続</translation>
    </message>
    <message>
        <source>Context switches, interrupts</source>
        <translation>コンテキストスイッチと割り込み</translation>
    </message>
    <message>
        <source>Processes started</source>
        <translation>開始されたプロセス</translation>
    </message>
    <message>
        <source>Page faults</source>
        <translation>ページフォルト</translation>
    </message>
    <message>
        <source>TCP trouble</source>
        <translation>TCPの問題</translation>
    </message>
    <message>
        <source>Not yet on disk</source>
        <translation>ディスク未反映</translation>
    </message>
    <message>
        <source>Temperature, highest</source>
        <translation>温度（最高）</translation>
    </message>
    <message>
        <source>CPU frequency</source>
        <translation>CPU周波数</translation>
    </message>
    <message>
        <source>Swap in memory (zram)</source>
        <translation>メモリ内スワップ（zram）</translation>
    </message>
    <message>
        <source>Fan, fastest</source>
        <translation>ファン（最速）</translation>
    </message>
    <message>
        <source>%1: Clawtune&apos;s program on the server was ended, and started again (no data for %2)</source>
        <extracomment>a time, then for how long nothing was seen</extracomment>
        <translation>%1：サーバー上のClawtuneのプログラムが終了したため、再起動しました（%2データなし）</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPUコア</translation>
    </message>
    <message>
        <source>Reading the cores of the server…</source>
        <translation>サーバーのCPUコアを読み取っています…</translation>
    </message>
    <message>
        <source>Load and the scheduler</source>
        <translation>ロードとスケジューラー</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>利用可能なメモリ</translation>
    </message>
    <message>
        <source>Killed for lack of memory</source>
        <translation>メモリ不足で強制終了</translation>
    </message>
    <message>
        <source>All disks, as vmstat counts</source>
        <translation>全ディスク（vmstatの集計）</translation>
    </message>
    <message>
        <source>Swap in memory (zswap)</source>
        <translation>メモリ上のスワップ（zswap）</translation>
    </message>
    <message>
        <source>Kept from work</source>
        <translation>待ち</translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation>割り込み</translation>
    </message>
    <message>
        <source>Busiest core</source>
        <translation>最も使用率の高いコア</translation>
    </message>
    <message>
        <source>In</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>gone</source>
        <extracomment>behind the name of a disk or an interface that was there before</extracomment>
        <translation>現在なし</translation>
    </message>
    <message>
        <source>↑: the highest value, where a point stands for several seconds.</source>
        <translation>↑：1点が数秒以上をまとめている場合の最大値です。</translation>
    </message>
</context>
<context>
    <name>Clawtune::OverviewPage</name>
    <message>
        <source>Waiting for the first sample</source>
        <translation>最初の測定値を待っています</translation>
    </message>
    <message>
        <source>%1 old, waiting for the server</source>
        <translation>%1前の値です。サーバーの応答を待っています</translation>
    </message>
    <message>
        <source>%1 old, reconnecting</source>
        <translation>%1前の値です。再接続しています</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Parts of the overview</source>
        <translation>概要の表示内容</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>%1 old. %2</source>
        <translation>%1前の値です。%2</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPUコア</translation>
    </message>
    <message>
        <source>This server has more disks and interfaces than there is room for: %1 values of each sample, those looked at least, have no history.</source>
        <translation>ディスクやネットワークインターフェイスが多すぎるため、サンプルごとに参照頻度の低い%1個の値は履歴に残りません。</translation>
    </message>
</context>
<context>
    <name>Clawtune::Pages</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>チェックリスト</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>コンテナ</translation>
    </message>
</context>
<context>
    <name>Clawtune::PlanModel</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>未実行</translation>
    </message>
    <message>
        <source>Time in this node alone, without the nodes below it</source>
        <translation>下位のノードを除いた、このノードだけの時間</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>自己時間</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Planned rows</source>
        <translation>推定行数</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>コスト</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>指摘</translation>
    </message>
</context>
<context>
    <name>Clawtune::PostgresqlPage</name>
    <message>
        <source>No statement has been counted yet.</source>
        <translation>まだ集計された文はありません。</translation>
    </message>
    <message>
        <source>The list fills as programs use the database.</source>
        <translation>プログラムがデータベースを使うと一覧に表示されます。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>All databases</source>
        <translation>すべてのデータベース</translation>
    </message>
    <message>
        <source>The connection is lost. What you see is from before.</source>
        <translation>接続が切れました。表示しているのは切断前の内容です。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Looking for PostgreSQL on %1</source>
        <translation>%1でPostgreSQLを探しています</translation>
    </message>
    <message>
        <source>Reading pg_stat_statements on %1</source>
        <translation>%1のpg_stat_statementsを読み込んでいます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1以降</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>合計%1</translation>
    </message>
    <message>
        <source>statements of other roles hidden</source>
        <translation>他のロールの文は非表示</translation>
    </message>
    <message>
        <source>rare statements were dropped</source>
        <translation>まれな文は破棄済み</translation>
    </message>
    <message>
        <source>Time that PostgreSQL spent in statements, from pg_stat_statements</source>
        <translation>PostgreSQLが文の実行に使った時間（pg_stat_statementsより）</translation>
    </message>
    <message>
        <source>PostgreSQL server</source>
        <translation>PostgreSQLサーバー</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
</context>
<context>
    <name>Clawtune::PreviewTabs</name>
    <message>
        <source># writes %1</source>
        <translation># %1に書き込みます</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>リスク</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>効果</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>By</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>変更するものはありません。</translation>
    </message>
    <message>
        <source>No file is changed.</source>
        <translation>変更するファイルはありません。</translation>
    </message>
    <message>
        <source>No service is restarted.</source>
        <translation>再起動するサービスはありません。</translation>
    </message>
    <message>
        <source>Stops for a moment: %1</source>
        <translation>一時停止するもの：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>You keep the change by hand. Without that, the server takes it back by itself after a minute.</source>
        <translation>変更は手動で確定します。確定しない場合、1分後にサーバーが自動で元に戻します。</translation>
    </message>
    <message>
        <source>The change is kept once a new connection has found it in effect; otherwise the server takes it back by itself.</source>
        <translation>新しい接続で有効と確認できた場合にだけ確定します。確認できない場合、サーバーが自動で元に戻します。</translation>
    </message>
    <message>
        <source># looked at %1, as an administrator</source>
        <translation># %1に管理者として確認</translation>
    </message>
    <message>
        <source># looked at %1, as the login</source>
        <translation># %1にログインユーザーとして確認</translation>
    </message>
    <message>
        <source># exit code %1, sha256 %2</source>
        <extracomment>of a command: its exit code, and the checksum of what it printed</extracomment>
        <translation># 終了コード %1、sha256 %2</translation>
    </message>
    <message>
        <source>Raw output</source>
        <translation>生の出力</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessActionBar</name>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>End the chosen processes (Del); asks first</source>
        <translation>選んだプロセスを終了します（Del）。先に確認します</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>その他の操作</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessActions</name>
    <message>
        <source>What a process does then is up to its program: many read their settings again, some end.</source>
        <translation>その後の動作はプログラム次第です。設定を読み直すものが多く、終了するものもあります。</translation>
    </message>
    <message>
        <source>End (TERM)</source>
        <translation>終了（TERM）</translation>
    </message>
    <message>
        <source>End %1 on %2?</source>
        <translation>%2の%1を終了しますか？</translation>
    </message>
    <message>
        <source>It is asked to finish its work and end. What it serves stops until something starts it again.</source>
        <translation>処理を終えて終了するよう求めます。提供しているサービスは、再び起動されるまで止まります。</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Kill (KILL)</source>
        <translation>強制終了（KILL）</translation>
    </message>
    <message>
        <source>Kill %1 on %2?</source>
        <translation>%2の%1を強制終了しますか？</translation>
    </message>
    <message>
        <source>It ends at once and saves nothing. What it serves stops until something starts it again; a database then has to recover first.</source>
        <translation>何も保存せずにただちに終了します。提供しているサービスは、再び起動されるまで止まります。データベースの場合は、起動時に復旧処理が必要になります。</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>強制終了</translation>
    </message>
    <message>
        <source>Suspend (STOP)</source>
        <translation>中断（STOP）</translation>
    </message>
    <message>
        <source>Suspend %1 on %2?</source>
        <translation>%2の%1を中断しますか？</translation>
    </message>
    <message>
        <source>It stands still, and whoever waits for it waits as well, until you continue it.</source>
        <translation>再開するまで動作が止まり、応答を待っている側も待ち続けます。</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Continue (CONT)</source>
        <translation>再開（CONT）</translation>
    </message>
    <message>
        <source>Continue %1 on %2?</source>
        <translation>%2の%1を再開しますか？</translation>
    </message>
    <message>
        <source>It goes on where it was suspended.</source>
        <translation>中断したところから続行します。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続行</translation>
    </message>
    <message>
        <source>Hang up (HUP)</source>
        <translation>ハングアップ（HUP）</translation>
    </message>
    <message>
        <source>Send HUP to %1 on %2?</source>
        <translation>%2の%1にHUPを送りますか？</translation>
    </message>
    <message>
        <source>Send HUP</source>
        <translation>HUPを送信</translation>
    </message>
    <message>
        <source>Interrupt (INT)</source>
        <translation>割り込み（INT）</translation>
    </message>
    <message>
        <source>Interrupt %1 on %2?</source>
        <translation>%2の%1に割り込みを送りますか？</translation>
    </message>
    <message>
        <source>As Ctrl+C does in a terminal: most programs end.</source>
        <translation>端末でのCtrl+Cと同じです。多くのプログラムは終了します。</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>割り込み</translation>
    </message>
    <message>
        <source>User signal 1 (USR1)</source>
        <translation>ユーザーシグナル1（USR1）</translation>
    </message>
    <message>
        <source>Send USR1 to %1 on %2?</source>
        <translation>%2の%1にUSR1を送りますか？</translation>
    </message>
    <message>
        <source>Send USR1</source>
        <translation>USR1を送信</translation>
    </message>
    <message>
        <source>User signal 2 (USR2)</source>
        <translation>ユーザーシグナル2（USR2）</translation>
    </message>
    <message>
        <source>Send USR2 to %1 on %2?</source>
        <translation>%2の%1にUSR2を送りますか？</translation>
    </message>
    <message>
        <source>Send USR2</source>
        <translation>USR2を送信</translation>
    </message>
    <message>
        <source>Nice value %2 given to %1.</source>
        <translation>%1のnice値を%2にしました。</translation>
    </message>
    <message>
        <source>Suspended: %1.</source>
        <translation>中断しました：%1。</translation>
    </message>
    <message>
        <source>Continued: %1.</source>
        <translation>再開しました：%1。</translation>
    </message>
    <message>
        <source>Ended: %1. It stays in the list as a zombie until its parent takes note.</source>
        <translation>終了しました：%1。親プロセスが回収するまで、ゾンビとして一覧に残ります。</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <translation>終了しました：%1。</translation>
    </message>
    <message>
        <source>The server kept another nice value for %1.</source>
        <translation>%1のnice値は指定どおりになりませんでした。</translation>
    </message>
    <message>
        <source>Not ended after 2 s: %1. The kernel waits for a disk or device that does not answer.</source>
        <translation>2秒後も終了していません：%1。応答しないディスクやデバイスをカーネルが待っています。</translation>
    </message>
    <message>
        <source>Still running after 2 s: %1. It may be finishing its work; KILL ends it at once.</source>
        <translation>2秒後も動作中です：%1。処理を終えている途中かもしれません。KILLならただちに終了します。</translation>
    </message>
    <message>
        <source>No effect seen after 2 s on %1.</source>
        <translation>2秒後も変化がありません：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the names of processes</extracomment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1: names of processes</extracomment>
        <translation>
            <numerusform>%1ほか%n個</numerusform>
        </translation>
    </message>
    <message>
        <source>Change nice value</source>
        <translation>nice値を変更</translation>
    </message>
    <message>
        <source>%2 sent to %1; still running.</source>
        <translation>%1に%2を送りました。動作は続いています。</translation>
    </message>
    <message>
        <source>Had ended before: %1.</source>
        <translation>すでに終了していました：%1。</translation>
    </message>
    <message>
        <source>Left alone, because the number belongs to another process by now: %1.</source>
        <translation>番号がすでに別のプロセスのものになっているため、何もしませんでした：%1。</translation>
    </message>
    <message>
        <source>Not permitted for this login: %1. It needs an administrator.</source>
        <translation>このログインには許可されていません：%1。管理者の権限が必要です。</translation>
    </message>
    <message>
        <source>Kernel threads take no signals: %1.</source>
        <translation>カーネルスレッドはシグナルを受け付けません：%1。</translation>
    </message>
    <message>
        <source>Left alone, because the whole server depends on it: %1.</source>
        <translation>サーバー全体が依存しているため、何もしませんでした：%1。</translation>
    </message>
    <message>
        <source>Left alone, because it carries Clawtune&apos;s own connection: %1.</source>
        <translation>Clawtune自身の接続を担っているため、何もしませんでした：%1。</translation>
    </message>
    <message>
        <source>The server did not say what became of %1.</source>
        <translation>%1がどうなったか、サーバーから回答がありませんでした。</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessDetails</name>
    <message>
        <source>unlimited</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>CPU time (s)</source>
        <translation>CPU時間（秒）</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>ファイルサイズ</translation>
    </message>
    <message>
        <source>Data size</source>
        <translation>データサイズ</translation>
    </message>
    <message>
        <source>Stack size</source>
        <translation>スタックサイズ</translation>
    </message>
    <message>
        <source>Core file size</source>
        <translation>コアファイルサイズ</translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation>常駐メモリ</translation>
    </message>
    <message>
        <source>Processes of the user</source>
        <translation>ユーザーのプロセス数</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>開いているファイル</translation>
    </message>
    <message>
        <source>Locked memory</source>
        <translation>ロックしたメモリ</translation>
    </message>
    <message>
        <source>Address space</source>
        <translation>アドレス空間</translation>
    </message>
    <message>
        <source>File locks</source>
        <translation>ファイルロック</translation>
    </message>
    <message>
        <source>Waiting signals</source>
        <translation>保留中のシグナル</translation>
    </message>
    <message>
        <source>Message queues</source>
        <translation>メッセージキュー</translation>
    </message>
    <message>
        <source>Nice priority</source>
        <translation>nice優先度</translation>
    </message>
    <message>
        <source>Real-time priority</source>
        <translation>リアルタイム優先度</translation>
    </message>
    <message>
        <source>Real-time CPU time (µs)</source>
        <translation>リアルタイムCPU時間（µs）</translation>
    </message>
    <message>
        <source>Resident (RSS)</source>
        <translation>常駐（RSS）</translation>
    </message>
    <message>
        <source>Proportional (PSS)</source>
        <translation>按分（PSS）</translation>
    </message>
    <message>
        <source>Not from files</source>
        <translation>ファイル由来以外</translation>
    </message>
    <message>
        <source>Swapped out</source>
        <translation>スワップアウト</translation>
    </message>
    <message>
        <source>Swapped out, proportional</source>
        <translation>スワップアウト（按分）</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>ロック済み</translation>
    </message>
    <message>
        <source>Read from disks</source>
        <translation>ディスクからの読み取り</translation>
    </message>
    <message>
        <source>Written for disks</source>
        <translation>ディスクへの書き込み</translation>
    </message>
    <message>
        <source>Of it, deleted before it was written</source>
        <translation>うち書き込み前に削除された分</translation>
    </message>
    <message>
        <source>Read in all, cache included</source>
        <translation>読み取り合計（キャッシュを含む）</translation>
    </message>
    <message>
        <source>Written in all, cache included</source>
        <translation>書き込み合計（キャッシュを含む）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Deleted file</source>
        <translation>削除済みファイル</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>パイプ</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>ソケット</translation>
    </message>
    <message>
        <source>Kernel object</source>
        <translation>カーネルオブジェクト</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Not permitted for this login; needs an administrator</source>
        <translation>このログインには許可されていません（管理者の権限が必要です）</translation>
    </message>
    <message>
        <source>This kernel or process has none</source>
        <translation>このカーネルまたはプロセスにはありません</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>読み取れませんでした</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>Executable</source>
        <translation>実行ファイル</translation>
    </message>
    <message>
        <source>Working directory</source>
        <translation>作業ディレクトリ</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始日時</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>起動元</translation>
    </message>
    <message>
        <source>Control group</source>
        <translation>コントロールグループ</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Its alone (USS): free again if it ended</source>
        <translation>固有（USS）：終了すれば空く量</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>ディスク使用</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessFilterBar</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>すべてのユーザー</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>All containers</source>
        <translation>すべてのコンテナ</translation>
    </message>
    <message>
        <source>No container</source>
        <translation>コンテナ外</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>ツリー</translation>
    </message>
    <message>
        <source>Show each process below the one that started it</source>
        <translation>起動元のプロセスの下に表示します</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Hold the list still (Space)</source>
        <translation>一覧の更新を止めます（スペース）</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Files, sockets, limits and memory of the chosen process (Enter)</source>
        <translation>選んだプロセスのファイル、ソケット、制限、メモリ（Enter）</translation>
    </message>
    <message>
        <source>Keep the chosen process in sight</source>
        <translation>選んだプロセスを追跡</translation>
    </message>
    <message>
        <source>Kernel threads</source>
        <translation>カーネルスレッド</translation>
    </message>
    <message>
        <source>Sums on collapsed processes</source>
        <translation>折りたたんだプロセスに合計を表示</translation>
    </message>
    <message>
        <source>CPU as % of the machine</source>
        <translation>CPUをマシン全体の%で表示</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>How the list is shown</source>
        <translation>一覧の表示方法</translation>
    </message>
    <message>
        <source>Name, command line, cgroup or PID</source>
        <translation>名前、コマンドライン、cgroup、PID</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessTable</name>
    <message>
        <source>Usual columns</source>
        <translation>標準の列</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessWork</name>
    <message>
        <source>Change the nice value of %1 on %2?</source>
        <translation>%2の%1のnice値を変更しますか？</translation>
    </message>
    <message>
        <source>It is what lets SSH logins in: without it nobody, Clawtune included, can connect again.</source>
        <translation>SSHログインを受け付けているプロセスです。なくなると、Clawtuneを含め誰も再接続できません。</translation>
    </message>
</context>
<context>
    <name>Clawtune::Processes</name>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>The kernel&apos;s name of the process</source>
        <translation>カーネルでのプロセス名</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>プロセスの番号</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Whose rights it has. In a container the server&apos;s name of the number.</source>
        <translation>誰の権限で動いているか。コンテナ内でも、番号に対応するサーバー側の名前です。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU time since the sample before; 100 % is one core</source>
        <translation>前回の取得からのCPU時間。100 %は1コア分です</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>Resident memory (RSS), shared pages included</source>
        <translation>常駐メモリ（RSS）。共有ページを含みます</translation>
    </message>
    <message>
        <source>Memory %</source>
        <translation>メモリ %</translation>
    </message>
    <message>
        <source>Resident memory as a share of the server&apos;s</source>
        <translation>サーバーのメモリに占める常駐メモリの割合</translation>
    </message>
    <message>
        <source>PSS</source>
        <translation>PSS</translation>
    </message>
    <message>
        <source>Memory with shared pages divided among those who share them; read about every 30 s while this column is on show</source>
        <translation>共有ページを共有数で按分したメモリ。この列の表示中、約30秒ごとに読み取ります</translation>
    </message>
    <message>
        <source>Virtual</source>
        <translation>仮想メモリ</translation>
    </message>
    <message>
        <source>Address space, most of it never used</source>
        <translation>アドレス空間。大半は実際には使われません</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What it did at the moment of the sample</source>
        <translation>取得した時点の動作</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Its threads</source>
        <translation>スレッドの数</translation>
    </message>
    <message>
        <source>Nice value</source>
        <translation>nice値</translation>
    </message>
    <message>
        <source>From -20 (goes first) to 19 (waits for others)</source>
        <translation>-20（最優先）から19（ほかに譲る）まで</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>As top shows it; below zero: real time</source>
        <translation>topと同じ表示。負の値はリアルタイム</translation>
    </message>
    <message>
        <source>Disk read</source>
        <translation>ディスク読み取り</translation>
    </message>
    <message>
        <source>Read from disks, not from the cache</source>
        <translation>ディスクからの読み取り。キャッシュは含みません</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>ディスク書き込み</translation>
    </message>
    <message>
        <source>Written for disks, counted when it was written</source>
        <translation>ディスクへの書き込み。書いた時点で数えます</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>The container that it runs in</source>
        <translation>プロセスが動いているコンテナ</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始日時</translation>
    </message>
    <message>
        <source>When it started</source>
        <translation>プロセスが始まった日時</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>経過時間</translation>
    </message>
    <message>
        <source>Time since it started</source>
        <translation>開始からの時間</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>コマンドライン</translation>
    </message>
    <message>
        <source>The program and its arguments</source>
        <translation>プログラムと引数</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Disk wait</source>
        <translation>ディスク待ち</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Traced</source>
        <translation>トレース中</translation>
    </message>
    <message>
        <source>Zombie</source>
        <translation>ゾンビ</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>アイドル</translation>
    </message>
    <message>
        <source>This login may not read the disk use of other users&apos; processes. It needs an administrator.</source>
        <translation>このログインでは、ほかのユーザーのプロセスのディスク使用を読み取れません。管理者の権限が必要です。</translation>
    </message>
    <message>
        <source>Not read yet, or this login may not read it. Other users&apos; processes need an administrator.</source>
        <translation>まだ読み取っていないか、このログインでは読み取れません。ほかのユーザーのプロセスには管理者の権限が必要です。</translation>
    </message>
    <message>
        <source>No TCP connection of this process is known.</source>
        <translation>このプロセスのTCP接続は見つかっていません。</translation>
    </message>
    <message>
        <source>CPU time since the sample before; 100 % is the whole machine</source>
        <translation>前回の取得からのCPU時間。100 %はマシン全体です</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a process&apos;s name and its number</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Received over its TCP connections. UDP is not counted, and connections shorter than a tick are not seen.</source>
        <translation>TCP接続での受信です。UDPは集計しません。計測間隔より短い接続は含まれません。</translation>
    </message>
    <message>
        <source>Sent over its TCP connections. UDP is not counted, and connections shorter than a tick are not seen.</source>
        <translation>TCP接続での送信です。UDPは集計しません。計測間隔より短い接続は含まれません。</translation>
    </message>
    <message>
        <source>cgroup</source>
        <translation>cgroup</translation>
    </message>
    <message>
        <source>The control group that it belongs to, with the unit of systemd</source>
        <translation>所属するコントロールグループ（systemdのユニットも分かります）</translation>
    </message>
    <message>
        <source>There is no perl on this server, so its connections cannot be read. Install the package perl-base on the server.</source>
        <translation>このサーバーにはperlがないため、接続を読み取れません。サーバーにパッケージperl-baseをインストールしてください。</translation>
    </message>
    <message>
        <source>The connections of this server are not read yet.</source>
        <translation>このサーバーの接続はまだ読み取っていません。</translation>
    </message>
    <message>
        <source>The kernel of this server counts no bytes of connections (inet_diag is missing).</source>
        <translation>このサーバーのカーネルは接続ごとのバイト数を集計していません（inet_diagがありません）。</translation>
    </message>
    <message>
        <source>This login sees neither the connections of other users&apos; processes nor those inside containers. It needs an administrator.</source>
        <translation>このログインでは、ほかのユーザーのプロセスの接続とコンテナ内の接続は見えません。管理者権限が必要です。</translation>
    </message>
</context>
<context>
    <name>Clawtune::ProcessesPage</name>
    <message>
        <source>Waiting for the server to say what happened</source>
        <translation>サーバーの結果を待っています</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>管理者になる</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>No process matches.</source>
        <translation>一致するプロセスはありません。</translation>
    </message>
    <message>
        <source>Search, user and container together leave none.</source>
        <translation>検索、ユーザー、コンテナの条件に合うものがありません。</translation>
    </message>
    <message>
        <source>Only kernel threads run here; they are hidden.</source>
        <translation>カーネルスレッドだけが動いており、非表示になっています。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Reading the processes of %1</source>
        <translation>%1のプロセスを読み取っています</translation>
    </message>
    <message>
        <source>%1 old, waiting for the server</source>
        <translation>%1前の値です。サーバーの応答を待っています</translation>
    </message>
    <message>
        <source>%1 old, reconnecting</source>
        <translation>%1前の値です。再接続しています</translation>
    </message>
    <message>
        <source>%1 processes, %2 threads</source>
        <translation>プロセス%1個、スレッド%2個</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1個を表示</translation>
    </message>
    <message>
        <source>the server hides other users&apos; processes from this login</source>
        <translation>このログインには、ほかのユーザーのプロセスが見えません</translation>
    </message>
    <message>
        <source>held at %1</source>
        <translation>%1の時点で停止中</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
</context>
<context>
    <name>Clawtune::QueryStatsModel</name>
    <message>
        <source>Statement of another user, hidden</source>
        <translation>他のユーザーの文（非表示）</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>ロール %1</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>負荷</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>回数</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Blocks read</source>
        <translation>読込ブロック</translation>
    </message>
    <message>
        <source>Temp. blocks</source>
        <translation>一時ブロック</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>データベース</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>文</translation>
    </message>
    <message>
        <source>Share of the time of all statements</source>
        <translation>全文の実行時間に占める割合</translation>
    </message>
</context>
<context>
    <name>Clawtune::QuickFind</name>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Host, page or checklist item</source>
        <translation>ホスト、ページ、チェック項目</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>a thing that was found, and what kind of thing it is</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>Clawtune::RecordingOpener</name>
    <message>
        <source>Open a recording</source>
        <translation>記録を開く</translation>
    </message>
    <message>
        <source>Recordings (*.jsonl *.json *.ndjson)</source>
        <translation>記録（*.jsonl *.json *.ndjson）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル（*）</translation>
    </message>
    <message>
        <source>Reading the recording</source>
        <translation>記録を読み込んでいます</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Recording of %1, %2–%3</source>
        <extracomment>1: a server&apos;s or a file&apos;s name, 2 and 3: when it begins and ends</extracomment>
        <translation>%1の記録（%2–%3）</translation>
    </message>
</context>
<context>
    <name>Clawtune::RemoveDialog</name>
    <message>
        <source>Remove host</source>
        <translation>ホストの削除</translation>
    </message>
    <message>
        <source>Remove “%1” from the list? The connection ends. Nothing changes on the server, and its key stays on record.</source>
        <translation>「%1」を一覧から削除しますか。接続は終了します。サーバーには何も変更せず、ホスト鍵の記録も残ります。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>Clawtune::ReniceDialog</name>
    <message>
        <source>A higher value lets other processes go first. A value below the present one needs an administrator. All threads get it.</source>
        <translation>値が大きいほど、ほかのプロセスに譲ります。現在より小さい値には管理者の権限が必要です。すべてのスレッドに適用します。</translation>
    </message>
    <message>
        <source>&amp;Nice value, -20 to 19</source>
        <translation>nice値（-20～19）(&amp;N)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
</context>
<context>
    <name>Clawtune::SettingsPage</name>
    <message>
        <source>System</source>
        <translation>システム</translation>
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
        <source>This computer (%1)</source>
        <translation>このコンピューター（%1）</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>言語：</translation>
    </message>
    <message>
        <source>Theme:</source>
        <translation>テーマ：</translation>
    </message>
    <message>
        <source>Time zone:</source>
        <translation>タイムゾーン：</translation>
    </message>
    <message>
        <source>Clawtune %1</source>
        <translation>Clawtune %1</translation>
    </message>
    <message>
        <source>Sampling interval:</source>
        <translation>取得間隔：</translation>
    </message>
    <message>
        <source>Thresholds:</source>
        <translation>しきい値：</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Notify the desktop when a threshold is crossed</source>
        <translation>しきい値を超えたらデスクトップに通知する</translation>
    </message>
</context>
<context>
    <name>Clawtune::StatementPane</name>
    <message>
        <source>No statement is chosen.</source>
        <translation>文が選択されていません。</translation>
    </message>
    <message>
        <source>The plan has not been asked for.</source>
        <translation>実行計画はまだ取得していません。</translation>
    </message>
    <message>
        <source>Making it does not run the statement.</source>
        <translation>取得しても文は実行されません。</translation>
    </message>
    <message>
        <source>This role may not see the statement.</source>
        <translation>このロールには文を見る権限がありません。</translation>
    </message>
    <message>
        <source>Grant it pg_monitor to see the statements of others.</source>
        <translation>他のロールの文を見るには、pg_monitorを付与してください。</translation>
    </message>
    <message>
        <source>Asking PostgreSQL for the plan</source>
        <translation>PostgreSQLから実行計画を取得しています</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>ran for %1</source>
        <translation>実行時間 %1</translation>
    </message>
    <message>
        <source>estimated, not run</source>
        <translation>推定のみ（未実行）</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>文</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>実行計画</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>実行計画を表示</translation>
    </message>
    <message>
        <source>Copy plan</source>
        <translation>実行計画をコピー</translation>
    </message>
    <message>
        <source>Copies the plan as JSON, as EXPLAIN printed it</source>
        <translation>EXPLAINが出力したJSONのままコピーします</translation>
    </message>
</context>
<context>
    <name>Clawtune::StatementsTable</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n件の文</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>並べ替え(&amp;S)</translation>
    </message>
    <message>
        <source>Filter by words, database or role</source>
        <translation>語句・データベース・ロールで絞り込み</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>文の一覧</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>並べ替え</translation>
    </message>
</context>
<context>
    <name>Clawtune::StatusLine</name>
    <message>
        <source>Connected for %1</source>
        <translation>接続時間 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>state of the connection, then why something was not possible</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Our cost: %1</source>
        <extracomment>share of one CPU core, then bytes a second</extracomment>
        <translation>通信コスト：%1</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>Become administrator</source>
        <translation>管理者になる</translation>
    </message>
    <message>
        <source>The login itself is root.</source>
        <translation>rootでログインしています。</translation>
    </message>
    <message>
        <source>Give administrator rights back</source>
        <translation>管理者権限を手放す</translation>
    </message>
    <message>
        <source>Needed to change something; some facts can be read only with it</source>
        <translation>変更に必要です。管理者権限でしか読めない情報もあります</translation>
    </message>
    <message>
        <source>Our cost: %1 CPU, %2</source>
        <translation>計測コスト：CPU %1、%2</translation>
    </message>
    <message>
        <source>%1 · slowed to %2: the line is slow</source>
        <extracomment>our cost, then how often it measures</extracomment>
        <translation>%1 · 回線が遅いため%2間隔に延長</translation>
    </message>
    <message>
        <source>%1 · slowed to %2: the server is busy</source>
        <translation>%1 · サーバーの負荷が高いため%2間隔に延長</translation>
    </message>
    <message>
        <source>Recording, read-only</source>
        <translation>記録（読み取り専用）</translation>
    </message>
    <message>
        <source>What measuring costs the server, lately: time of the programs that read the values, as a share of one CPU core, and the bytes it sends. Everything on this connection, both ways: %1.</source>
        <translation>計測がサーバーにかけている最近の負荷です。値を読み取るプログラムのCPU時間（1コアに対する割合）と、送信バイト数を示します。この接続全体の送受信：%1。</translation>
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
        <translation>クエリID %1の文がありません。一覧を取得し直してください。</translation>
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
    <message>
        <source>The file %1 is not a recording. Choose one that was saved here or written by clawtune sample --json.</source>
        <translation>ファイル%1は記録ではありません。このプログラムで保存したファイル、またはclawtune sample --jsonで書き出したファイルを選択してください。</translation>
    </message>
    <message>
        <source>%1: over %2</source>
        <translation>%1：%2 超</translation>
    </message>
    <message>
        <source>%1: under %2</source>
        <translation>%1：%2 未満</translation>
    </message>
    <message>
        <source>%1: over %2 for %3, now %4</source>
        <translation>%1：%2 超が%3継続中（現在 %4）</translation>
    </message>
    <message>
        <source>%1: under %2 for %3, now %4</source>
        <translation>%1：%2 未満が%3継続中（現在 %4）</translation>
    </message>
    <message>
        <source>This needs administrator rights. Log in as root, or as a user who may use sudo (on the command line with --sudo).</source>
        <translation>管理者権限が必要です。root、またはsudoを使えるユーザーでログインしてください（コマンドラインでは--sudoを指定）。</translation>
    </message>
    <message>
        <source>PostgreSQL does not let the role %1 in: it does not exist, or pg_hba.conf refuses it here. Enter another role (on the command line with --pg-user), or create it.</source>
        <translation>PostgreSQLにロール%1で接続できません。ロールが存在しないか、pg_hba.confで拒否されています。別のロールを指定するか（コマンドラインでは--pg-user）、作成してください。</translation>
    </message>
</context>
<context>
    <name>Clawtune::ThresholdsDialog</name>
    <message>
        <source>Thresholds of %1</source>
        <translation>%1 のしきい値</translation>
    </message>
    <message>
        <source>A threshold is crossed when the value stays beyond it for the whole time.</source>
        <translation>値がしきい値を外れた状態が指定の時間続くと、超過とみなします。</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>after a number of seconds</extracomment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>for </source>
        <extracomment>before a number of seconds that a value has to last</extracomment>
        <translation>継続 </translation>
    </message>
    <message>
        <source>%1: duration</source>
        <translation>%1：継続時間</translation>
    </message>
    <message>
        <source>over </source>
        <extracomment>before a number: above or below which a value is too high or too low</extracomment>
        <translation>上限 </translation>
    </message>
    <message>
        <source>under </source>
        <translation>下限 </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1: value</source>
        <translation>%1：しきい値</translation>
    </message>
    <message>
        <source> °C</source>
        <translation>°C</translation>
    </message>
</context>
<context>
    <name>Clawtune::TimeBar</name>
    <message>
        <source>Paused at %1 – back to live</source>
        <extracomment>the charts stand still at that time; a press lets them go on</extracomment>
        <translation>%1 で一時停止中 – ライブに戻る</translation>
    </message>
    <message>
        <source>Pause charts</source>
        <translation>グラフを一時停止</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Show the last %1</source>
        <translation>直近%1を表示</translation>
    </message>
    <message>
        <source>Hold the charts still (Space in a chart)</source>
        <translation>グラフを止めます（グラフ上ではスペースキー）</translation>
    </message>
</context>
<context>
    <name>Clawtune::WelcomePage</name>
    <message>
        <source>See what your server is doing</source>
        <translation>サーバーの今を見る</translation>
    </message>
    <message>
        <source>Clawtune connects over SSH and installs nothing on the server. Looking changes nothing there.</source>
        <translation>ClawtuneはSSHで接続し、サーバーには何もインストールしません。見るだけなら、サーバーは何も変わりません。</translation>
    </message>
    <message>
        <source>Add your server</source>
        <translation>サーバーを追加</translation>
    </message>
    <message>
        <source>Its address and the user you log in as.</source>
        <translation>アドレスと、ログインするユーザーを入力します。</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>鍵を選ぶ</translation>
    </message>
    <message>
        <source>The key file you use with ssh, or the keys your agent holds.</source>
        <translation>sshで使っている鍵ファイル、またはエージェントの鍵を使います。</translation>
    </message>
    <message>
        <source>Compare the fingerprint</source>
        <translation>フィンガープリントを確かめる</translation>
    </message>
    <message>
        <source>Once, so that nobody can stand between you and the server.</source>
        <translation>最初の一度だけです。サーバーとの間に第三者が割り込むのを防ぎます。</translation>
    </message>
    <message>
        <source>Watch, then tune</source>
        <translation>見てから、最適化する</translation>
    </message>
    <message>
        <source>Live charts come first. The checklist shows every command before it runs, and can undo it.</source>
        <translation>まずリアルタイムのグラフを表示します。チェックリストは実行前にすべてのコマンドを示し、元に戻すこともできます。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>step of the first start: number and title</extracomment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>No server at hand? This starts a disposable one on this computer and opens Clawtune connected to it:</source>
        <translation>手元にサーバーがない場合は、次のコマンドで使い捨てのサーバーをこのコンピューター上に起動し、接続した状態でClawtuneを開けます。</translation>
    </message>
</context>
<context>
    <name>Clawtune::WhoLine</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a process or container, and how much it used: &quot;postgres 61 %&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Who at %1 (%2):</source>
        <extracomment>1: a time, 2: CPU, memory, disk or network</extracomment>
        <translation>%1に使っていたもの（%2）：</translation>
    </message>
    <message>
        <source>Who now (%1):</source>
        <translation>いま使っているもの（%1）：</translation>
    </message>
    <message>
        <source>processes were not read at that time</source>
        <translation>この時刻のプロセスは読み取っていません</translation>
    </message>
    <message>
        <source>processes have not been read yet</source>
        <translation>プロセスはまだ読み取っていません</translation>
    </message>
    <message>
        <source>Measured from %1 to %2</source>
        <translation>%1から%2までの測定値</translation>
    </message>
    <message>
        <source>nobody in particular</source>
        <translation>目立つものはありません</translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>一覧を隠す</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>一覧を表示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>一覧をコピー</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>Containers are read every 10 seconds and more often while the network is busier than usual; the TCP traffic of processes is measured only then, and while a page shows it.</source>
        <translation>コンテナは10秒ごとに、通信量がふだんより明らかに多い間はより頻繁に読み取ります。プロセスごとのTCP通信量を測定するのは、その間と、ページに表示している間だけです。</translation>
    </message>
    <message>
        <source>Processes and containers are read every 10 seconds, at once when CPU, disk or network use clearly rises, every 3 seconds while it stays high, and with each sample while a page shows them.</source>
        <translation>プロセスとコンテナは10秒ごとに読み取ります。CPU、ディスク、ネットワークの使用量が明らかに増えたときはすぐに、高い間は3秒ごとに、ページに表示している間はサンプルごとに読み取ります。</translation>
    </message>
    <message>
        <source>Measured from %1 to %2, but not the network of processes</source>
        <translation>%1から%2までの測定値（プロセスごとの通信量を除く）</translation>
    </message>
    <message>
        <source>the network of processes was not measured at that time</source>
        <translation>この時刻のプロセスごとの通信量は測定していません</translation>
    </message>
</context>
<context>
    <name>Clawtune::WhoModel</name>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
</context>
<context>
    <name>Remote</name>
    <message>
        <source>Busy</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Time in which the CPU ran something. Waiting for disks and time taken by the hypervisor are not in it.</source>
        <translation>CPUが何かを実行していた時間の割合です。ディスク待ちと、ハイパーバイザーに取られた時間は含みません。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Time spent in programs.</source>
        <translation>プログラムの実行に使われた時間の割合です。</translation>
    </message>
    <message>
        <source>Nice</source>
        <translation>低優先度</translation>
    </message>
    <message>
        <source>Time spent in programs that run with lowered priority.</source>
        <translation>優先度を下げたプログラムの実行に使われた時間の割合です。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Time spent in the kernel on behalf of programs.</source>
        <translation>カーネルの処理に使われた時間の割合です。</translation>
    </message>
    <message>
        <source>I/O wait</source>
        <translation>I/O待ち</translation>
    </message>
    <message>
        <source>Time in which the CPU had nothing to run while a program waited for a disk.</source>
        <translation>プログラムがディスクを待ち、CPUが空いていた時間の割合です。</translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation>割り込み</translation>
    </message>
    <message>
        <source>Time spent on hardware interrupts.</source>
        <translation>ハードウェア割り込みの処理に使われた時間の割合です。</translation>
    </message>
    <message>
        <source>Soft interrupts</source>
        <translation>ソフト割り込み</translation>
    </message>
    <message>
        <source>Time spent on work put off by interrupts, such as network packets.</source>
        <translation>割り込みから後回しにされた処理（ネットワークパケットなど）に使われた時間の割合です。</translation>
    </message>
    <message>
        <source>Steal</source>
        <translation>スチール</translation>
    </message>
    <message>
        <source>Time in which the hypervisor gave the CPU to another virtual machine.</source>
        <translation>ハイパーバイザーがCPUを別の仮想マシンに割り当てていた時間の割合です。</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>読み取り要求</translation>
    </message>
    <message>
        <source>Read requests completed, as r/s of iostat.</source>
        <translation>完了した読み取り要求の数です。iostatのr/sと同じです。</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>書き込み要求</translation>
    </message>
    <message>
        <source>Write requests completed, as w/s of iostat.</source>
        <translation>完了した書き込み要求の数です。iostatのw/sと同じです。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読み取り</translation>
    </message>
    <message>
        <source>Bytes read from the disk, as rkB/s of iostat.</source>
        <translation>ディスクから読み取った量です。iostatのrkB/sと同じです。</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>書き込み</translation>
    </message>
    <message>
        <source>Bytes written to the disk, as wkB/s of iostat.</source>
        <translation>ディスクに書き込んだ量です。iostatのwkB/sと同じです。</translation>
    </message>
    <message>
        <source>Read latency</source>
        <translation>読み取り遅延</translation>
    </message>
    <message>
        <source>Mean time of a read request, waiting included, as r_await of iostat. 0 when there was none.</source>
        <translation>読み取り要求1件の平均時間（待ち時間を含む）です。iostatのr_awaitと同じで、要求がなければ0です。</translation>
    </message>
    <message>
        <source>Write latency</source>
        <translation>書き込み遅延</translation>
    </message>
    <message>
        <source>Mean time of a write request, waiting included, as w_await of iostat. 0 when there was none.</source>
        <translation>書き込み要求1件の平均時間（待ち時間を含む）です。iostatのw_awaitと同じで、要求がなければ0です。</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Mean number of requests under way, as aqu-sz of iostat.</source>
        <translation>処理中の要求の平均数です。iostatのaqu-szと同じです。</translation>
    </message>
    <message>
        <source>Time in which the disk had at least one request, as %util of iostat.</source>
        <translation>ディスクが1つ以上の要求を処理していた時間の割合です。iostatの%utilと同じです。</translation>
    </message>
    <message>
        <source>Load, 1 min</source>
        <translation>負荷（1分）</translation>
    </message>
    <message>
        <source>Tasks that ran, wanted to run or waited for a disk, averaged over about one minute.</source>
        <translation>実行中、実行待ち、ディスク待ちのタスク数の約1分間の平均です。</translation>
    </message>
    <message>
        <source>Load, 5 min</source>
        <translation>負荷（5分）</translation>
    </message>
    <message>
        <source>Tasks that ran, wanted to run or waited for a disk, averaged over about five minutes.</source>
        <translation>実行中、実行待ち、ディスク待ちのタスク数の約5分間の平均です。</translation>
    </message>
    <message>
        <source>Load, 15 min</source>
        <translation>負荷（15分）</translation>
    </message>
    <message>
        <source>Tasks that ran, wanted to run or waited for a disk, averaged over about fifteen minutes.</source>
        <translation>実行中、実行待ち、ディスク待ちのタスク数の約15分間の平均です。</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>実行キュー</translation>
    </message>
    <message>
        <source>Tasks that run or want to run at this instant, as column r of vmstat.</source>
        <translation>今この瞬間に実行中または実行待ちのタスク数です。vmstatのr列と同じです。</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>ブロック中</translation>
    </message>
    <message>
        <source>Tasks that wait for a disk at this instant, as column b of vmstat.</source>
        <translation>今この瞬間にディスクを待っているタスク数です。vmstatのb列と同じです。</translation>
    </message>
    <message>
        <source>Total memory</source>
        <translation>メモリ合計</translation>
    </message>
    <message>
        <source>Memory that the kernel can hand out.</source>
        <translation>カーネルが割り当てられるメモリの量です。</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>利用可能</translation>
    </message>
    <message>
        <source>What programs can still get without swapping, caches that would be given up included.</source>
        <translation>スワップせずにプログラムが使えるメモリの量です。解放できるキャッシュを含みます。</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Total less available, as the command free counts.</source>
        <translation>合計から利用可能を引いた量です。freeコマンドと同じ数え方です。</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>キャッシュ</translation>
    </message>
    <message>
        <source>Files kept in memory, as the column buff/cache of free.</source>
        <translation>メモリに保持されているファイルの量です。freeのbuff/cache列と同じです。</translation>
    </message>
    <message>
        <source>Total swap</source>
        <translation>スワップ合計</translation>
    </message>
    <message>
        <source>Space to which memory can be moved out.</source>
        <translation>メモリの内容を退避できる領域の大きさです。</translation>
    </message>
    <message>
        <source>Swap used</source>
        <translation>スワップ使用</translation>
    </message>
    <message>
        <source>Memory that was moved out to swap.</source>
        <translation>スワップに退避されたメモリの量です。</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Bytes received by the interface.</source>
        <translation>インターフェースが受信した量です。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信</translation>
    </message>
    <message>
        <source>Bytes sent by the interface.</source>
        <translation>インターフェースが送信した量です。</translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation>受信パケット</translation>
    </message>
    <message>
        <source>Packets received by the interface.</source>
        <translation>インターフェースが受信したパケット数です。</translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation>送信パケット</translation>
    </message>
    <message>
        <source>Packets sent by the interface.</source>
        <translation>インターフェースが送信したパケット数です。</translation>
    </message>
    <message>
        <source>Receive errors</source>
        <translation>受信エラー</translation>
    </message>
    <message>
        <source>Packets that arrived broken.</source>
        <translation>壊れて届いたパケット数です。</translation>
    </message>
    <message>
        <source>Send errors</source>
        <translation>送信エラー</translation>
    </message>
    <message>
        <source>Packets that could not be sent.</source>
        <translation>送信できなかったパケット数です。</translation>
    </message>
    <message>
        <source>Received, dropped</source>
        <translation>受信破棄</translation>
    </message>
    <message>
        <source>Packets that arrived and were thrown away.</source>
        <translation>届いたものの破棄されたパケット数です。</translation>
    </message>
    <message>
        <source>Sent, dropped</source>
        <translation>送信破棄</translation>
    </message>
    <message>
        <source>Packets thrown away before they were sent.</source>
        <translation>送信前に破棄されたパケット数です。</translation>
    </message>
    <message>
        <source>Own CPU cost</source>
        <translation>測定のCPU負荷</translation>
    </message>
    <message>
        <source>Time that reading these values costs the server, as a share of one core.</source>
        <translation>これらの値の読み取りにサーバーが使うCPU時間です。1コアに対する割合で示します。</translation>
    </message>
    <message>
        <source>Own traffic</source>
        <translation>測定の通信量</translation>
    </message>
    <message>
        <source>Bytes that the server sends for these values.</source>
        <translation>これらの値のためにサーバーが送る量です。</translation>
    </message>
    <message>
        <source>CPU pressure</source>
        <translation>CPU待ち</translation>
    </message>
    <message>
        <source>Time in which at least one task had to wait for a CPU.</source>
        <translation>1つ以上のタスクがCPUを待っていた時間の割合です。</translation>
    </message>
    <message>
        <source>Memory pressure</source>
        <translation>メモリ待ち</translation>
    </message>
    <message>
        <source>Time in which at least one task had to wait for memory.</source>
        <translation>1つ以上のタスクがメモリを待っていた時間の割合です。</translation>
    </message>
    <message>
        <source>Memory stall</source>
        <translation>メモリで全停止</translation>
    </message>
    <message>
        <source>Time in which every task had to wait for memory.</source>
        <translation>すべてのタスクがメモリを待っていた時間の割合です。</translation>
    </message>
    <message>
        <source>I/O pressure</source>
        <translation>ディスク待ち</translation>
    </message>
    <message>
        <source>Time in which at least one task had to wait for a disk.</source>
        <translation>1つ以上のタスクがディスクを待っていた時間の割合です。</translation>
    </message>
    <message>
        <source>I/O stall</source>
        <translation>ディスクで全停止</translation>
    </message>
    <message>
        <source>Time in which every task had to wait for a disk.</source>
        <translation>すべてのタスクがディスクを待っていた時間の割合です。</translation>
    </message>
    <message>
        <source>Note the limits in use</source>
        <translation>現在の上限を記録</translation>
    </message>
    <message>
        <source>Raise the limits of a service at every start</source>
        <translation>サービス起動時の上限を引き上げ</translation>
    </message>
    <message>
        <source>Let systemd read the new limits</source>
        <translation>systemdに新しい上限を読み込ませる</translation>
    </message>
    <message>
        <source>Raise the limits of the running services</source>
        <translation>実行中のサービスの上限を引き上げ</translation>
    </message>
    <message>
        <source>Raise the limits of new logins</source>
        <translation>新しいログインの上限を引き上げ</translation>
    </message>
    <message>
        <source>Nothing restarts. A wrong limit could refuse logins, so the change is kept only after a second login has worked.</source>
        <translation>何も再起動しません。上限を誤るとログインできなくなるおそれがあるため、2回目のログインに成功した場合にだけ確定します。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1: %2 soft, %3 hard</source>
        <translation>%1：ソフト%2、ハード%3</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>%1以上</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1：不明</translation>
    </message>
    <message>
        <source>Open files, whole system (fs.file-max)</source>
        <translation>システム全体のオープンファイル数（fs.file-max）</translation>
    </message>
    <message>
        <source>Largest limit of one process (fs.nr_open)</source>
        <translation>プロセスに設定できる最大値（fs.nr_open）</translation>
    </message>
    <message>
        <source>Service, running</source>
        <translation>実行中のサービス</translation>
    </message>
    <message>
        <source>Its workers (worker_rlimit_nofile)</source>
        <translation>そのワーカー（worker_rlimit_nofile）</translation>
    </message>
    <message>
        <source>Service, at its next start</source>
        <translation>次回起動時のサービス</translation>
    </message>
    <message>
        <source>Files it has open</source>
        <translation>開いているファイル数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>at most 80 % of its limit</source>
        <translation>上限の80%以下</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>コンテナ</translation>
    </message>
    <message>
        <source>not known: Docker answers administrators only</source>
        <translation>不明：Dockerは管理者にだけ応答します</translation>
    </message>
    <message>
        <source>Login, set in a file</source>
        <translation>ログイン（ファイルでの設定）</translation>
    </message>
    <message>
        <source>%1: set nowhere</source>
        <translation>%1：設定なし</translation>
    </message>
    <message>
        <source>Login session, older than its limits file</source>
        <translation>ログインセッション（上限ファイルより前に開始）</translation>
    </message>
    <message>
        <source>Login session</source>
        <translation>ログインセッション</translation>
    </message>
    <message>
        <source>SSH does not use pam_limits</source>
        <translation>SSHがpam_limitsを使っていません</translation>
    </message>
    <message>
        <source>Limits may be raised (CAP_SYS_RESOURCE)</source>
        <translation>上限の引き上げ可否（CAP_SYS_RESOURCE）</translation>
    </message>
    <message>
        <source>A hard limit is below %1: %2</source>
        <translation>ハード上限が%1未満です：%2</translation>
    </message>
    <message>
        <source>%1 has %2 files open, over 80 % of its limit.</source>
        <translation>%1は%2個のファイルを開いており、上限の80%を超えています。</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1を読み取れませんでした。</translation>
    </message>
    <message>
        <source>Fewer than %1 open files for: %2</source>
        <translation>オープンファイル数の上限が%1未満です：%2</translation>
    </message>
    <message>
        <source>The whole system may open only %1 files, now or after a restart.</source>
        <translation>システム全体で開けるファイル数が、現在または再起動後に%1個だけです。</translation>
    </message>
    <message>
        <source>Services and logins are well; the containers could not be looked at.</source>
        <translation>サービスとログインは問題ありません。コンテナは確認できませんでした。</translation>
    </message>
    <message>
        <source>Services and logins may open %1 files and more.</source>
        <translation>サービスとログインは、%1個以上のファイルを開けます。</translation>
    </message>
    <message>
        <source>Apply raises services and logins. For a container, set ulimits: nofile in its compose file and create it anew.</source>
        <translation>適用すると、サービスとログインの上限を引き上げます。コンテナは、composeファイルのulimits: nofileを設定して作り直してください。</translation>
    </message>
    <message>
        <source>Look again as administrator.</source>
        <translation>管理者になって、もう一度確認してください。</translation>
    </message>
    <message>
        <source>Apply raises the limits of services and logins; none is ever lowered. Containers are looked at only.</source>
        <translation>適用すると、サービスとログインの上限を引き上げます。下げることはありません。コンテナは確認だけです。</translation>
    </message>
    <message>
        <source>The host of this server keeps limits below %1; nothing here can raise them.</source>
        <translation>このサーバーのホストが上限を%1未満に制限しているため、ここでは引き上げられません。</translation>
    </message>
    <message>
        <source>Ask your provider for a higher limit, or for a virtual machine.</source>
        <translation>プロバイダーに、上限の引き上げか仮想マシンへの変更を相談してください。</translation>
    </message>
    <message>
        <source>File descriptors</source>
        <translation>ファイルディスクリプタ</translation>
    </message>
    <message>
        <source>Every file and every connection that a program has open counts against its limit of file descriptors.</source>
        <translation>プログラムが開いているファイルと接続は、すべてファイルディスクリプタの上限に数えられます。</translation>
    </message>
    <message>
        <source>A program at its limit refuses connections although the server has room; what counts is the limit of each process.</source>
        <translation>上限に達したプログラムは、サーバーに余裕があっても接続を拒否します。重要なのはプロセスごとの上限です。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Active swap</source>
        <translation>有効なスワップ</translation>
    </message>
    <message>
        <source>Swap area</source>
        <translation>スワップ領域</translation>
    </message>
    <message>
        <source>%1: %2, %3 in use</source>
        <translation>%1：%2、使用中%3</translation>
    </message>
    <message>
        <source>Permissions of the swap file</source>
        <translation>スワップファイルのアクセス権</translation>
    </message>
    <message>
        <source>in /etc/fstab or a unit</source>
        <translation>/etc/fstabまたはユニット</translation>
    </message>
    <message>
        <source>Switched on at every start</source>
        <translation>起動時の有効化</translation>
    </message>
    <message>
        <source>Listed, but not active</source>
        <translation>登録済みだが無効</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1～%1</translation>
    </message>
    <message>
        <source>vm.swappiness now</source>
        <translation>現在のvm.swappiness</translation>
    </message>
    <message>
        <source>vm.swappiness at the next start</source>
        <translation>次回起動時のvm.swappiness</translation>
    </message>
    <message>
        <source>set nowhere (60)</source>
        <translation>設定なし（60）</translation>
    </message>
    <message>
        <source>Another value for vm.swappiness</source>
        <translation>vm.swappinessの別の設定</translation>
    </message>
    <message>
        <source>TuneD is active and may set it as well</source>
        <translation>TuneDが動作中で、値を変更する可能性があります</translation>
    </message>
    <message>
        <source>Memory this server is sold with</source>
        <translation>サーバーの公称メモリ</translation>
    </message>
    <message>
        <source>Free disk space</source>
        <translation>ディスクの空き容量</translation>
    </message>
    <message>
        <source>Root file system</source>
        <translation>ルートファイルシステム</translation>
    </message>
    <message>
        <source>Swap may be switched on (CAP_SYS_ADMIN)</source>
        <translation>スワップの有効化可否（CAP_SYS_ADMIN）</translation>
    </message>
    <message>
        <source>This server may not switch swap on; its host decides about it.</source>
        <translation>このサーバーではスワップを有効にできません。ホスト側が管理しています。</translation>
    </message>
    <message>
        <source>Ask your provider for swap, or for a virtual machine.</source>
        <translation>プロバイダーに、スワップの追加か仮想マシンへの変更を相談してください。</translation>
    </message>
    <message>
        <source>A %1 file system takes no swap file.</source>
        <translation>%1ファイルシステムにはスワップファイルを置けません。</translation>
    </message>
    <message>
        <source>Use a partition of its own for swap, or zram.</source>
        <translation>スワップ専用のパーティションか、zramを使ってください。</translation>
    </message>
    <message>
        <source>This server runs Kubernetes, which by default wants no swap.</source>
        <translation>このサーバーではKubernetesが動作しています。Kubernetesは標準ではスワップを使いません。</translation>
    </message>
    <message>
        <source>Swap stands in /etc/fstab, but none is active.</source>
        <translation>スワップは/etc/fstabにありますが、有効になっていません。</translation>
    </message>
    <message>
        <source>No swap: when memory runs out, the kernel ends a program.</source>
        <translation>スワップがありません。メモリが不足すると、カーネルがプログラムを終了させます。</translation>
    </message>
    <message>
        <source>%1 of swap, but with vm.swappiness %2 the kernel swaps long before it must.</source>
        <translation>スワップは%1ありますが、vm.swappinessが%2のため、必要になる前からスワップします。</translation>
    </message>
    <message>
        <source>Other users can read the swap file, and with it what was in memory.</source>
        <translation>他のユーザーがスワップファイルを読めるため、メモリの内容が漏れるおそれがあります。</translation>
    </message>
    <message>
        <source>%1 of swap is less than the %2 that this memory calls for.</source>
        <translation>スワップは%1です。このメモリ量に必要な%2より少なくなっています。</translation>
    </message>
    <message>
        <source>%1 of swap is active, but gone after a restart.</source>
        <translation>%1のスワップが有効ですが、再起動すると失われます。</translation>
    </message>
    <message>
        <source>%1 of swap, but vm.swappiness is %2.</source>
        <translation>スワップは%1ありますが、vm.swappinessが%2です。</translation>
    </message>
    <message>
        <source>vm.swappiness is %1 now, but another value comes back after a restart.</source>
        <translation>vm.swappinessは現在%1ですが、再起動すると別の値に戻ります。</translation>
    </message>
    <message>
        <source>%1 of swap at every start, vm.swappiness %2.</source>
        <translation>起動時に%1のスワップが有効になり、vm.swappinessは%2です。</translation>
    </message>
    <message>
        <source>Adds %1 of swap (%2), sets vm.swappiness to %3</source>
        <translation>%1のスワップ（%2）を追加し、vm.swappinessを%3に設定</translation>
    </message>
    <message>
        <source>Adds %1 of swap (%2)</source>
        <translation>%1のスワップ（%2）を追加</translation>
    </message>
    <message>
        <source>Switches %1 on</source>
        <translation>%1を有効化</translation>
    </message>
    <message>
        <source>Keeps %1 after a restart</source>
        <translation>再起動後も%1を有効にする</translation>
    </message>
    <message>
        <source>Sets vm.swappiness to %1, now and at every start</source>
        <translation>vm.swappinessを、現在も起動時も%1に設定</translation>
    </message>
    <message>
        <source>Closes the swap file to other users</source>
        <translation>スワップファイルを他のユーザーから保護</translation>
    </message>
    <message>
        <source>Free some disk space first: a swap file takes at most a fifth of what is free, and 15 % of the disk stay free.</source>
        <translation>先にディスクの空き容量を増やしてください。スワップファイルは空き容量の5分の1までとし、ディスクの15%を空けておきます。</translation>
    </message>
    <message>
        <source>Apply makes what is missing. A swap area in use is never resized; a second file is added beside it.</source>
        <translation>適用すると、不足分を追加します。使用中のスワップ領域のサイズは変えず、別のファイルを追加します。</translation>
    </message>
    <message>
        <source>System swap</source>
        <translation>システムスワップ</translation>
    </message>
    <message>
        <source>Swap is disk space that the kernel moves memory to when memory runs short.</source>
        <translation>スワップは、メモリが不足したときにカーネルが内容を退避するディスク領域です。</translation>
    </message>
    <message>
        <source>It keeps a short peak of OpenClaw or PostgreSQL from ending a program; a low vm.swappiness keeps it for that case.</source>
        <translation>OpenClawやPostgreSQLのメモリ使用量が一時的に増えても、プログラムの強制終了を防げます。vm.swappinessを低くすると、その場合にだけ使われます。</translation>
    </message>
    <message>
        <source>Close the swap file to other users</source>
        <translation>スワップファイルを他のユーザーから保護</translation>
    </message>
    <message>
        <source>Create the swap file</source>
        <translation>スワップファイルを作成</translation>
    </message>
    <message>
        <source>Switch the swap on</source>
        <translation>スワップを有効化</translation>
    </message>
    <message>
        <source>Switch the swap on at every start</source>
        <translation>起動時にスワップを有効化</translation>
    </message>
    <message>
        <source>Let systemd read the table of file systems</source>
        <translation>systemdにファイルシステムの表を読み込ませる</translation>
    </message>
    <message>
        <source>Nothing restarts. What is in memory, secrets too, may reach the disk, and a slow disk makes a server that swaps slow.</source>
        <translation>何も再起動しません。機密情報を含むメモリの内容がディスクに書かれる可能性があります。ディスクが遅いと、スワップ中はサーバーも遅くなります。</translation>
    </message>
    <message>
        <source>Take the other setting out of /etc/sysctl.conf</source>
        <translation>/etc/sysctl.confの別の設定を無効化</translation>
    </message>
    <message>
        <source>Set the kernel value at every boot</source>
        <translation>起動時のカーネルの値を設定</translation>
    </message>
    <message>
        <source>Set the kernel value now</source>
        <translation>現在のカーネルの値を設定</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>%1 times more rows than planned: run ANALYZE</source>
        <translation>行数が推定の%1倍です。ANALYZEを実行してください</translation>
    </message>
    <message>
        <source>%1 times fewer rows than planned: run ANALYZE</source>
        <translation>行数が推定の%1分の1です。ANALYZEを実行してください</translation>
    </message>
    <message>
        <source>Reads the whole table and drops %1 of its rows: an index may help</source>
        <translation>表全体を読み、行の%1を捨てています。インデックスが有効かもしれません</translation>
    </message>
    <message>
        <source>%1 of the rows the index finds are dropped: the index does not fit the condition</source>
        <translation>インデックスで見つけた行の%1を捨てています。インデックスが条件に合っていません</translation>
    </message>
    <message>
        <source>%1 rows had to be looked up in the table all the same: run VACUUM</source>
        <translation>%1行は結局テーブルを参照しています。VACUUMを実行してください</translation>
    </message>
    <message>
        <source>Sorts on disk (%1): work_mem is too small</source>
        <translation>ディスク上でソートしています（%1）。work_memが不足しています</translation>
    </message>
    <message>
        <source>Hashes in %1 batches: work_mem is too small</source>
        <translation>ハッシュが%1バッチに分かれています。work_memが不足しています</translation>
    </message>
    <message>
        <source>Groups on disk (%1): work_mem is too small</source>
        <translation>ディスク上でグループ化しています（%1）。work_memが不足しています</translation>
    </message>
    <message>
        <source>The bitmap keeps %1 pages without their rows: work_mem is too small</source>
        <translation>ビットマップの%1ページが行単位で保持できていません。work_memが不足しています</translation>
    </message>
    <message>
        <source>Only %1 of %2 parallel workers started</source>
        <translation>並列ワーカー%2個のうち%1個しか起動していません</translation>
    </message>
    <message>
        <source>Runs %1 times because few rows were expected before it</source>
        <translation>直前の行数を少なく見積もったため、%1回実行されています</translation>
    </message>
    <message>
        <source>Compiling (JIT) took %1 of the time</source>
        <translation>JITコンパイルが時間の%1を占めています</translation>
    </message>
    <message>
        <source>Triggers took %1 of the time, often for a foreign key without an index</source>
        <translation>トリガーが時間の%1を占めています。多くはインデックスのない外部キーが原因です</translation>
    </message>
    <message>
        <source>Planning took longer than running (%1)</source>
        <translation>計画作成のほうが実行より長くかかっています（%1）</translation>
    </message>
    <message>
        <source>Switched off by a setting, yet the only way</source>
        <translation>設定で無効ですが、ほかに方法がなく使われています</translation>
    </message>
    <message>
        <source>the right to raise limits (CAP_SYS_RESOURCE)</source>
        <translation>上限を引き上げる権限（CAP_SYS_RESOURCE）</translation>
    </message>
    <message>
        <source>the program prlimit</source>
        <translation>prlimitプログラム</translation>
    </message>
    <message>
        <source>the right to switch swap on (CAP_SYS_ADMIN)</source>
        <translation>スワップを有効にする権限（CAP_SYS_ADMIN）</translation>
    </message>
    <message>
        <source>a free name for the swap file</source>
        <translation>スワップファイルに使える名前</translation>
    </message>
    <message>
        <source>disk space: 15 % of it must stay free, and swap may take a fifth of what is free</source>
        <translation>ディスクの空き容量：15%を空けておき、スワップは空き容量の5分の1までです</translation>
    </message>
    <message>
        <source>a root file system that takes a swap file</source>
        <translation>スワップファイルを置けるルートファイルシステム</translation>
    </message>
    <message>
        <source>a server without Kubernetes</source>
        <translation>Kubernetesのないサーバー</translation>
    </message>
    <message>
        <source>enough free memory to take the swap away</source>
        <translation>スワップを取り除くための空きメモリ</translation>
    </message>
    <message>
        <source>Raises %1 to %2 files</source>
        <translation>%1の上限を%2に引き上げ</translation>
    </message>
    <message>
        <source>Raises new logins to %1 files</source>
        <translation>新しいログインの上限を%1に引き上げ</translation>
    </message>
    <message>
        <source>Raises the whole system to %1 files</source>
        <translation>システム全体の上限を%1に引き上げ</translation>
    </message>
    <message>
        <source>CPU frequency</source>
        <translation>CPU周波数</translation>
    </message>
    <message>
        <source>Mean frequency of the CPUs at this instant; a virtual machine is often told a fixed one.</source>
        <translation>現時点のCPU周波数の平均です。仮想マシンでは固定値が報告されることが多くあります。</translation>
    </message>
    <message>
        <source>Stored in zram</source>
        <translation>zram格納量</translation>
    </message>
    <message>
        <source>Size, before compression, of what the device holds.</source>
        <translation>デバイスが保持しているデータの、圧縮前のサイズです。</translation>
    </message>
    <message>
        <source>Taken by zram</source>
        <translation>zram使用メモリ</translation>
    </message>
    <message>
        <source>Memory that the device takes for what it holds.</source>
        <translation>保持しているデータのためにデバイスが使っているメモリの量です。</translation>
    </message>
    <message>
        <source>Link speed</source>
        <translation>リンク速度</translation>
    </message>
    <message>
        <source>Speed that the interface agreed on; virtual ones tell none, or one that means nothing.</source>
        <translation>インターフェイスで取り決められた速度です。仮想インターフェイスでは報告されないか、意味のない値になります。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>What the sensor tells, as sensors shows it.</source>
        <translation>センサーの値です。sensorsの表示と同じです。</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>ファン</translation>
    </message>
    <message>
        <source>Revolutions a minute, as sensors shows it.</source>
        <translation>1分あたりの回転数です。sensorsの表示と同じです。</translation>
    </message>
    <message>
        <source>Read size</source>
        <translation>読み取りサイズ</translation>
    </message>
    <message>
        <source>Mean size of a read request, as rareq-sz of iostat. 0 when there was none.</source>
        <translation>読み取り要求1件の平均サイズです。iostatのrareq-szと同じで、要求がなければ0です。</translation>
    </message>
    <message>
        <source>Write size</source>
        <translation>書き込みサイズ</translation>
    </message>
    <message>
        <source>Mean size of a write request, as wareq-sz of iostat. 0 when there was none.</source>
        <translation>書き込み要求1件の平均サイズです。iostatのwareq-szと同じで、要求がなければ0です。</translation>
    </message>
    <message>
        <source>Reads merged</source>
        <translation>読み取り結合</translation>
    </message>
    <message>
        <source>Read requests that were joined with another one before they were sent, as rrqm/s of iostat.</source>
        <translation>送る前に別の要求と結合された読み取り要求の数です。iostatのrrqm/sと同じです。</translation>
    </message>
    <message>
        <source>Writes merged</source>
        <translation>書き込み結合</translation>
    </message>
    <message>
        <source>Write requests that were joined with another one before they were sent, as wrqm/s of iostat.</source>
        <translation>送る前に別の要求と結合された書き込み要求の数です。iostatのwrqm/sと同じです。</translation>
    </message>
    <message>
        <source>Share of reads merged</source>
        <translation>読み取り結合率</translation>
    </message>
    <message>
        <source>Read requests merged, as a share of all, as %rrqm of iostat.</source>
        <translation>結合された読み取り要求の割合です。iostatの%rrqmと同じです。</translation>
    </message>
    <message>
        <source>Share of writes merged</source>
        <translation>書き込み結合率</translation>
    </message>
    <message>
        <source>Write requests merged, as a share of all, as %wrqm of iostat.</source>
        <translation>結合された書き込み要求の割合です。iostatの%wrqmと同じです。</translation>
    </message>
    <message>
        <source>Discards</source>
        <translation>破棄要求</translation>
    </message>
    <message>
        <source>Discard (TRIM) requests completed, as d/s of iostat.</source>
        <translation>完了した破棄（TRIM）要求の数です。iostatのd/sと同じです。</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>破棄量</translation>
    </message>
    <message>
        <source>Bytes given back to the disk as unused, as dkB/s of iostat.</source>
        <translation>未使用としてディスクに返した量です。iostatのdkB/sと同じです。</translation>
    </message>
    <message>
        <source>Discard latency</source>
        <translation>破棄遅延</translation>
    </message>
    <message>
        <source>Mean time of a discard request, waiting included, as d_await of iostat. 0 when there was none.</source>
        <translation>破棄要求1件の平均時間（待ち時間を含む）です。iostatのd_awaitと同じで、要求がなければ0です。</translation>
    </message>
    <message>
        <source>Flushes</source>
        <translation>フラッシュ</translation>
    </message>
    <message>
        <source>Requests that made the disk write its cache, as f/s of iostat.</source>
        <translation>ディスクのキャッシュを書き出させた要求の数です。iostatのf/sと同じです。</translation>
    </message>
    <message>
        <source>Flush latency</source>
        <translation>フラッシュ遅延</translation>
    </message>
    <message>
        <source>Mean time of a flush request, waiting included, as f_await of iostat. 0 when there was none.</source>
        <translation>フラッシュ要求1件の平均時間（待ち時間を含む）です。iostatのf_awaitと同じで、要求がなければ0です。</translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Space in use, as a share of what users can have, as Use% of df.</source>
        <translation>ユーザーが使える領域のうち、使用中の割合です。dfのUse%と同じです。</translation>
    </message>
    <message>
        <source>Space available</source>
        <translation>空き容量</translation>
    </message>
    <message>
        <source>Space that users other than root can still write, as Avail of df.</source>
        <translation>root以外のユーザーがまだ書き込める量です。dfのAvailと同じです。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Size of the file system, as Size of df.</source>
        <translation>ファイルシステムのサイズです。dfのSizeと同じです。</translation>
    </message>
    <message>
        <source>Inodes used</source>
        <translation>inode使用率</translation>
    </message>
    <message>
        <source>Inodes (files and folders) in use, as IUse% of df -i. Empty where there is no fixed number of them.</source>
        <translation>使用中のinode（ファイルとフォルダー）の割合です。df -iのIUse%と同じで、数に上限のないファイルシステムでは空欄です。</translation>
    </message>
    <message>
        <source>Context switches</source>
        <translation>コンテキストスイッチ</translation>
    </message>
    <message>
        <source>How often a CPU went from one task to another, as column cs of vmstat.</source>
        <translation>CPUが実行するタスクを切り替えた回数です。vmstatのcs列と同じです。</translation>
    </message>
    <message>
        <source>Forks</source>
        <translation>フォーク</translation>
    </message>
    <message>
        <source>Processes and threads that were started.</source>
        <translation>開始されたプロセスとスレッドの数です。</translation>
    </message>
    <message>
        <source>Interrupts served</source>
        <translation>割り込み回数</translation>
    </message>
    <message>
        <source>Interrupts that the CPUs served, as column in of vmstat.</source>
        <translation>CPUが処理した割り込みの回数です。vmstatのin列と同じです。</translation>
    </message>
    <message>
        <source>Dirty</source>
        <translation>未書き込み</translation>
    </message>
    <message>
        <source>Changed file data that waits to be written to a disk.</source>
        <translation>ディスクへの書き込みを待っている、変更済みのファイルデータの量です。</translation>
    </message>
    <message>
        <source>Writeback</source>
        <translation>書き込み中</translation>
    </message>
    <message>
        <source>Changed file data that is being written to a disk.</source>
        <translation>ディスクに書き込んでいる最中のファイルデータの量です。</translation>
    </message>
    <message>
        <source>Compressed swap</source>
        <translation>圧縮スワップ</translation>
    </message>
    <message>
        <source>Memory that zswap takes for pages it keeps compressed.</source>
        <translation>zswapが圧縮して保持しているページのために使っているメモリの量です。</translation>
    </message>
    <message>
        <source>Kept compressed</source>
        <translation>圧縮保持</translation>
    </message>
    <message>
        <source>Size, before compression, of the pages that zswap keeps.</source>
        <translation>zswapが保持しているページの、圧縮前のサイズです。</translation>
    </message>
    <message>
        <source>Swapped in</source>
        <translation>スワップイン</translation>
    </message>
    <message>
        <source>Memory brought back from swap, as column si of vmstat.</source>
        <translation>スワップからメモリに戻された量です。vmstatのsi列と同じです。</translation>
    </message>
    <message>
        <source>Swapped out</source>
        <translation>スワップアウト</translation>
    </message>
    <message>
        <source>Memory moved out to swap, as column so of vmstat.</source>
        <translation>スワップに退避されたメモリの量です。vmstatのso列と同じです。</translation>
    </message>
    <message>
        <source>Blocks in</source>
        <translation>ブロック入力</translation>
    </message>
    <message>
        <source>Bytes read from all disks, as column bi of vmstat.</source>
        <translation>全ディスクから読み取った量です。vmstatのbi列と同じです。</translation>
    </message>
    <message>
        <source>Blocks out</source>
        <translation>ブロック出力</translation>
    </message>
    <message>
        <source>Bytes written to all disks, as column bo of vmstat.</source>
        <translation>全ディスクに書き込んだ量です。vmstatのbo列と同じです。</translation>
    </message>
    <message>
        <source>Minor page faults</source>
        <translation>マイナーページフォルト</translation>
    </message>
    <message>
        <source>Page faults that needed no disk.</source>
        <translation>ディスクへのアクセスが不要だったページフォルトの数です。</translation>
    </message>
    <message>
        <source>Major page faults</source>
        <translation>メジャーページフォルト</translation>
    </message>
    <message>
        <source>Page faults that had to wait for a disk.</source>
        <translation>ディスクを待つ必要があったページフォルトの数です。</translation>
    </message>
    <message>
        <source>OOM kills</source>
        <translation>OOMによる強制終了</translation>
    </message>
    <message>
        <source>Processes that the kernel killed for want of memory since the server&apos;s start, those of containers included.</source>
        <translation>サーバーの起動以降、メモリ不足のためカーネルが強制終了したプロセスの数です。コンテナ内のものも含みます。</translation>
    </message>
    <message>
        <source>CPU stall</source>
        <translation>CPUで全停止</translation>
    </message>
    <message>
        <source>Time in which every task had to wait for a CPU. The kernel says 0 for a whole machine; in a container it can be more.</source>
        <translation>すべてのタスクがCPUを待っていた時間の割合です。マシン全体ではカーネルが0と報告しますが、コンテナでは0より大きくなることがあります。</translation>
    </message>
    <message>
        <source>Interrupt stall</source>
        <translation>割り込みで全停止</translation>
    </message>
    <message>
        <source>Time in which every task on a CPU had to wait for interrupts.</source>
        <translation>CPU上のすべてのタスクが割り込みの処理を待っていた時間の割合です。</translation>
    </message>
    <message>
        <source>Established</source>
        <translation>確立済み</translation>
    </message>
    <message>
        <source>TCP connections that are open, as estab of ss -s.</source>
        <translation>開いているTCP接続の数です。ss -sのestabと同じです。</translation>
    </message>
    <message>
        <source>TCP sockets</source>
        <translation>TCPソケット</translation>
    </message>
    <message>
        <source>TCP sockets in use, those that listen included.</source>
        <translation>使用中のTCPソケットの数です。待ち受け中のものも含みます。</translation>
    </message>
    <message>
        <source>Time wait</source>
        <translation>TIME_WAIT</translation>
    </message>
    <message>
        <source>Closed TCP connections whose number is kept from use for a minute.</source>
        <translation>閉じたあと、ポート番号の再利用を1分間控えているTCP接続の数です。</translation>
    </message>
    <message>
        <source>Orphans</source>
        <translation>孤立ソケット</translation>
    </message>
    <message>
        <source>TCP connections that no process holds any more.</source>
        <translation>どのプロセスにも属さなくなったTCP接続の数です。</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>接続開始</translation>
    </message>
    <message>
        <source>TCP connections that the server began.</source>
        <translation>サーバー側から開始したTCP接続の数です。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接続受付</translation>
    </message>
    <message>
        <source>TCP connections that others began.</source>
        <translation>相手側から開始されたTCP接続の数です。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>接続失敗</translation>
    </message>
    <message>
        <source>TCP connections that ended before they were open.</source>
        <translation>確立する前に終わったTCP接続の数です。</translation>
    </message>
    <message>
        <source>Resets</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Open TCP connections that ended by a reset.</source>
        <translation>リセットで終わった確立済みのTCP接続の数です。</translation>
    </message>
    <message>
        <source>Resets sent</source>
        <translation>リセット送信</translation>
    </message>
    <message>
        <source>TCP segments that refused or broke off a connection.</source>
        <translation>接続の拒否または切断のために送ったTCPセグメントの数です。</translation>
    </message>
    <message>
        <source>Retransmits</source>
        <translation>再送</translation>
    </message>
    <message>
        <source>TCP segments that had to be sent again.</source>
        <translation>再送が必要だったTCPセグメントの数です。</translation>
    </message>
    <message>
        <source>Retransmitted share</source>
        <translation>再送率</translation>
    </message>
    <message>
        <source>Segments sent again, as a share of all TCP segments sent.</source>
        <translation>送信した全TCPセグメントに占める再送の割合です。</translation>
    </message>
    <message>
        <source>TCP errors</source>
        <translation>TCPエラー</translation>
    </message>
    <message>
        <source>TCP segments that arrived broken.</source>
        <translation>壊れた状態で届いたTCPセグメントの数です。</translation>
    </message>
    <message>
        <source>Listen overflows</source>
        <translation>受付キューあふれ</translation>
    </message>
    <message>
        <source>Connections turned away because a program accepted too slowly.</source>
        <translation>プログラムの受け付けが追いつかず、断られた接続の数です。</translation>
    </message>
    <message>
        <source>Listen drops</source>
        <translation>受付前の破棄</translation>
    </message>
    <message>
        <source>Connections turned away for any reason before a program accepted them.</source>
        <translation>プログラムが受け付ける前に、何らかの理由で断られた接続の数です。</translation>
    </message>
    <message>
        <source>UDP received</source>
        <translation>UDP受信</translation>
    </message>
    <message>
        <source>UDP datagrams handed to programs.</source>
        <translation>プログラムに渡されたUDPデータグラムの数です。</translation>
    </message>
    <message>
        <source>UDP sent</source>
        <translation>UDP送信</translation>
    </message>
    <message>
        <source>UDP datagrams sent by programs.</source>
        <translation>プログラムが送信したUDPデータグラムの数です。</translation>
    </message>
    <message>
        <source>UDP errors</source>
        <translation>UDPエラー</translation>
    </message>
    <message>
        <source>UDP datagrams that arrived and could not be handed over, full buffers included.</source>
        <translation>届いたもののプログラムに渡せなかったUDPデータグラムの数です。バッファ不足によるものも含みます。</translation>
    </message>
    <message>
        <source>UDP unwanted</source>
        <translation>宛先なしUDP</translation>
    </message>
    <message>
        <source>UDP datagrams for ports on which nothing listens.</source>
        <translation>待ち受けのないポート宛てに届いたUDPデータグラムの数です。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU taken by the host</source>
        <translation>ホストに奪われた CPU</translation>
    </message>
    <message>
        <source>Waiting for the CPU</source>
        <translation>CPU 待ち</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>ロード</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>利用可能メモリ</translation>
    </message>
    <message>
        <source>Standstill for memory</source>
        <translation>メモリ待ちの停止</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Standstill for disks</source>
        <translation>ディスク待ちの停止</translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation>ディスク使用量</translation>
    </message>
    <message>
        <source>Inodes</source>
        <translation>inode</translation>
    </message>
    <message>
        <source>Moved to and from swap</source>
        <translation>スワップとの入出力</translation>
    </message>
    <message>
        <source>Available memory</source>
        <translation>空きメモリ</translation>
    </message>
    <message>
        <source>Memory, of its limit</source>
        <translation>上限に対するメモリ</translation>
    </message>
    <message>
        <source>Memory pressure in the container</source>
        <translation>コンテナー内のメモリプレッシャー</translation>
    </message>
    <message>
        <source>Killed for lack of memory</source>
        <translation>メモリ不足による強制終了</translation>
    </message>
    <message>
        <source>Busiest disk</source>
        <translation>最もビジーなディスク</translation>
    </message>
    <message>
        <source>Processes that wait in the kernel</source>
        <translation>カーネル内で待っているプロセス</translation>
    </message>
    <message>
        <source>Run queue for each core</source>
        <translation>コアあたりの実行待ち</translation>
    </message>
    <message>
        <source>CPU, of its limit</source>
        <translation>上限に対するCPU</translation>
    </message>
    <message>
        <source>Periods in which it was held back</source>
        <translation>抑制された期間の割合</translation>
    </message>
    <message>
        <source>Interface used</source>
        <translation>インターフェースの使用率</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU数</translation>
    </message>
    <message>
        <source>How many CPUs the kernel counts time for.</source>
        <translation>カーネルが時間を集計しているCPUの数。</translation>
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
