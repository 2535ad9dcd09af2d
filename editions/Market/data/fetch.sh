#!/usr/bin/env bash
# Makes the two price files of this folder again from the npm package that they come from (see DATA.md).
set -euo pipefail

package='vega-datasets@3.2.1'
target="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

(cd "$work" && npm pack --silent "$package" > /dev/null && tar -xzf vega-datasets-*.tgz)
cp "$work/package/data/sp500-2000.csv" "$work/package/data/stocks.csv" "$target/"
(cd "$target" && sha256sum --check SHA256SUMS)
