# Shared by run and smoke: builds the programs, makes a scratch folder that goes with the script.
set -euo pipefail
cd "$(dirname "$0")"
# SwiftPM looks for new files in the package above only when it plans anew.
touch Package.swift
echo "benchmarks: building (release)" >&2
swift build -c release --product benchmark >&2
swift build -c release --product slovo --package-path .. >&2
programs=$(swift build -c release --show-bin-path)
# The command as it is built for use, not once more.
slovo=$(swift build -c release --show-bin-path --package-path ..)/slovo
scratch=$(mktemp -d "${TMPDIR:-/tmp}/slovo-benchmarks.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
