#!/usr/bin/env bash
# Tries what the papers claim: trains claims.grid with some seeds, scores every model, and draws what came of it.
#
#   benchmarks/claims/claims.sh DIR SEED [SEED ...]     more seeds later are added to those that DIR has
#
# LibTorch comes from the folder $PLUGINS (plugins unless told; docs/training.md says how to fill it). $OPTIONS holds for
# every training, such as "--steps 100 --threads 1".
set -euo pipefail

if [ $# -lt 2 ]; then
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
mkdir -p "$1"
runs=$(cd "$1" && pwd -P)
shift
for seed in "$@"; do
    # shellcheck disable=SC2086 # Options are words.
    "$root/teasel" train --plugins "${PLUGINS:-$root/plugins}" grid "$here/claims.grid" --out "$runs/seed-$seed" \
        --seed "$seed" ${OPTIONS:-}
    for run in "$runs/seed-$seed"/*/; do
        [ -e "$run/report/scores.json" ] || (cd "$run" && "$root/teasel" score --quiet --encoder ./*_encoder.onnx \
            --dataset sprites --dataset-option side=32 --sample 10000 --metrics mig,sap,modularity --out report --format json)
    done
done
exec "${PYTHON:-python3}" "$here/claims.py" "$runs"
