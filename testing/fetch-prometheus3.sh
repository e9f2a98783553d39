#!/bin/sh
# Fetches Prometheus 3 for the tests that need it, where this machine gets its packages from Debian:
# the package of Debian's unstable suite, unpacked into a folder of the user's cache. Nothing is
# installed. Prints the folder of the program; exits with 1, and says why, where it can't be had.
set -eu

version=3.5.3+ds1-6
checksum=593bcced02d8082688ea034dfc543848ad145c5f793aae5aad756c4dbdfa98da
home=${XDG_CACHE_HOME:-$HOME/.cache}/andal/prometheus-$version
programs=$home/usr/bin

fail() {
  echo "Prometheus 3 can't be had here: $*" >&2
  exit 1
}

if [ -x "$programs/prometheus" ]; then
  echo "$programs"
  exit 0
fi

for command in apt-get dpkg dpkg-deb sha256sum; do
  command -v "$command" >/dev/null 2>&1 || fail "there is no $command"
done
[ "$(dpkg --print-architecture)" = amd64 ] || fail "only its package for amd64 was tried"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/archives/partial"

# The address from which this machine gets Debian's packages, and the keys that it trusts for it.
sources=$(find /etc/apt -name '*.sources' -o -name 'sources.list' -o -name '*.list' 2>/dev/null)
# shellcheck disable=SC2086 # a list of files
address=$(cat $sources 2>/dev/null | grep -v '^ *#' | tr ' \t' '\n\n' | grep -E '^https?://.*/debian/?$' | head -n 1)
[ -n "$address" ] || fail "this machine doesn't get its packages from Debian"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -f "$keys" ] || fail "there is no $keys"
echo "deb [signed-by=$keys] $address sid main" >"$work/sid.list"

apt() {
  apt-get -qq \
    -o Dir::Etc::sourcelist="$work/sid.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::State::status=/dev/null \
    -o Dir::Cache="$work" -o Dir::Cache::archives="$work/archives" \
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=1 "$@"
}

apt update >"$work/log" 2>&1 || fail "apt-get update: $(tail -n 1 "$work/log")"
(cd "$work" && apt download "prometheus=$version") >"$work/log" 2>&1 ||
  fail "Debian's unstable suite has moved on from $version"
package=$(find "$work" -maxdepth 1 -name 'prometheus_*.deb')
[ -f "$package" ] || fail "no package arrived"
echo "$checksum  $package" | sha256sum -c - >/dev/null 2>&1 || fail "the package's checksum is another"

# Whole or not at all, also if two do this at once.
dpkg-deb -x "$package" "$work/root"
"$work/root/usr/bin/prometheus" --version >/dev/null 2>&1 || fail "it doesn't run on this machine"
mkdir -p "$(dirname -- "$home")"
rm -rf "$home"
mv "$work/root" "$home" 2>/dev/null || [ -x "$programs/prometheus" ] || fail "$home can't be written"
echo "$programs"
