#!/usr/bin/env bash
# Makes DejaVuSans.ttf of this folder: the Latin part of DejaVu Sans, so that a chart looks the same on a machine without
# fonts. Needs the Debian packages fonttools and fonts-dejavu-core.
set -euo pipefail

target="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
pyftsubset /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf \
    --unicodes='U+0020-007E,U+00A0-017F,U+2010-2015,U+2018-201F,U+2020-2022,U+2026,U+2030,U+20AC,U+2212,U+00D7' \
    --layout-features='kern' --no-hinting --name-IDs='*' --output-file="$target/DejaVuSans.ttf"
