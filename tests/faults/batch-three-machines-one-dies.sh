# The recipe for several machines, over three ssh servers on this machine: all papers are done, though one server and
# what it was doing is killed in the middle.
. "$top/tests/faults/batch-papers.in"
needs parallel ssh sshd ssh-keygen setsid
sshd=$(command -v sshd)

work=$(pwd)
for i in $(seq 60); do
	sed "s/^/$i /" papers/footpaths.txt >"papers/deep/copy $i.txt"
done
ssh-keygen -q -t ed25519 -N '' -f key
ssh-keygen -q -t ed25519 -N '' -f host
cp key.pub authorized
chmod 600 authorized key host
servers=
stop() {
	for server in $servers; do
		kill -9 "-$server" 2>/dev/null
	done
}
trap stop EXIT

free_port() { # a port of the loopback address that nobody listens on
	port=$((20000 + ($$ + $1 * 7919) % 20000))
	while ssh -o BatchMode=yes -o ConnectTimeout=2 -p $port 127.0.0.1 true 2>&1 | grep -q -v refused; do
		port=$((port + 1))
	done
	echo $port
}
mkdir -p /run/sshd 2>/dev/null
hosts=
for i in 1 2 3; do
	port=$(free_port $i)
	setsid "$sshd" -D -e -f /dev/null -p "$port" -h "$work/host" -o ListenAddress=127.0.0.1 -o StrictModes=no -o UsePAM=no \
		-o AuthorizedKeysFile="$work/authorized" -o PidFile=none -o PasswordAuthentication=no >"sshd.$i" 2>&1 &
	servers="$servers $!"
	hosts="$hosts,1/$(id -un)@127.0.0.1:$port"
	tries=0
	until grep -q 'Server listening' "sshd.$i"; do
		tries=$((tries + 1))
		[ $tries -lt 50 ] || skip "no ssh server can be started: $(tail -n 1 "sshd.$i")"
		sleep 0.1
	done
done
SSH="ssh -i $work/key -o UserKnownHostsFile=$work/known -o StrictHostKeyChecking=no -o LogLevel=ERROR -o BatchMode=yes"
export SSH RAPPORTEUR="$rapporteur"
$SSH -p "$port" 127.0.0.1 true </dev/null 2>err || skip "no login over the loopback address: $(tail -n 1 err)"
(
	sleep 1
	set -- $servers
	kill -9 "-$1" 2>/dev/null
) &
PARALLEL_HOME=$work "$top/samples/cluster/run-over-ssh" "${hosts#,}" 9 "$work/papers" "$work/reports" >out 2>err </dev/null
status=$?
[ $status = 0 ] || give_up "exit status $status"
[ "$(find reports -name '*.report.pdf' | wc -l)" = 65 ] || give_up "$(find reports -name '*.report.pdf' | wc -l) reports, not 65"
grep -q 'are merged, 0 papers are in none' err || give_up "the shards were not merged"
