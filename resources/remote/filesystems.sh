# SPDX-License-Identifier: GPL-3.0-or-later
# Asks mounted file systems for their sizes, side by side. One that hangs (a lost NFS server) keeps
# only its own question waiting: the questions write into a pipe whose reader stops after
# @PATIENCE@ seconds, so nobody waits for it. Prints, a line each:
#   <index> <block size> <blocks> <free> <available> <inodes> <free inodes>
#   <index> refused
#   asked <process> <index>...       who asks these; whoever still does so next time hangs
clawtune_ask() {
    clawtune_process=$1
    shift
    if [ "$clawtune_process" != 0 ] && kill -0 "$clawtune_process" 2>/dev/null; then
        echo "hung $clawtune_process $1"
        return
    fi
    clawtune_indexes=
    for clawtune_word; do
        case $clawtune_word in /*) ;; *) clawtune_indexes="$clawtune_indexes $clawtune_word" ;; esac
    done
    while [ $# -gt 1 ]; do
        stat -f -c "$1 %S %b %f %a %c %d" "$2" || echo "$1 refused"
        shift 2
    done </dev/null 2>/dev/null &
    echo "asked $!$clawtune_indexes"
}
{
    {
        trap 'kill "$clawtune_sleep"; exit' TERM
        sleep @PATIENCE@ &
        clawtune_sleep=$!
        wait "$clawtune_sleep"
        echo end
    } </dev/null 2>/dev/null &
    echo "timer $!"
@QUESTIONS@
} | {
    clawtune_left=@COUNT@
    clawtune_timer=
    while [ "$clawtune_left" -gt 0 ] && IFS= read -r clawtune_line; do
        case $clawtune_line in
            end) break ;;
            timer*) clawtune_timer=${clawtune_line#timer } ;;
            asked*) echo "$clawtune_line" ;;
            hung*)
                echo "asked ${clawtune_line#hung }"
                clawtune_left=$((clawtune_left - 1))
                ;;
            *)
                echo "$clawtune_line"
                clawtune_left=$((clawtune_left - 1))
                ;;
        esac
    done
    [ -z "$clawtune_timer" ] || kill "$clawtune_timer" 2>/dev/null
    exit 0
}
