#!/usr/bin/env bash
# Compares Teasel with other people's programs: builds the benchmarks if they are not built, then runs compare.py.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)

# Rebuilt each time: numbers of yesterday's code are worse than a minute's wait.
mvn -B -ntp -q -f "$root/pom.xml" -pl benchmarks -am -DskipTests -Dspotless.check.skip=true package >&2
exec "${PYTHON:-python3}" "$here/compare.py" "$@"
