# The recipe for Slurm, its script as it is, under an sbatch of our own that runs a task after another: all shares make
# the whole, and a task that fails is named by --merge.
. "$top/tests/faults/batch-papers.in"

mkdir bin
ln -s "$rapporteur" bin/rapporteur
cat >bin/sbatch <<'END'
#!/bin/sh
# sbatch [--parsable] [--dependency=...] --array=1-N SCRIPT ARGUMENT... | --wrap COMMAND
while :; do
	case $1 in
	--array=1-*) SLURM_ARRAY_TASK_COUNT=${1#--array=1-} ;;
	--wrap) exec sh -c "$2" ;;
	--*) ;;
	*) break ;;
	esac
	shift
done
export SLURM_ARRAY_TASK_COUNT SLURM_CPUS_PER_TASK=1
for task in $(seq "$SLURM_ARRAY_TASK_COUNT"); do
	[ "$task" = "${LOST:-}" ] || SLURM_ARRAY_TASK_ID=$task sh "$@" >&2 || echo "task $task: $?" >>failed
done
echo 7
END
chmod +x bin/sbatch
PATH=$PWD/bin:$PATH

job=$(LOST=2 sbatch --parsable --array=1-4 "$top/samples/cluster/night.slurm" papers reports 2>err)
expect_status 3 sbatch --dependency=afterany:"$job" --wrap "rapporteur batch --merge reports"
expect_message 'of 4 shards these have not run: 2'
job=$(sbatch --parsable --array=1-4 "$top/samples/cluster/night.slurm" papers reports 2>err)
[ -e failed ] && give_up "a share failed: $(cat failed)"
expect_status 0 sbatch --dependency=afterany:"$job" --wrap "rapporteur batch --merge reports"
[ "$(find reports -name '*.report.pdf' | wc -l)" = 5 ] || give_up "$(find reports -name '*.report.pdf' | wc -l) reports, not 5"
