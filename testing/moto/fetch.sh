#!/bin/sh
# Gets moto, which plays AWS and checks signatures, into a folder of its own; nothing is installed.
# Prints that folder; exits with 1, and says why, where moto can't be had.
#
#   testing/moto/fetch.sh [FOLDER]
#   ./mvnw -pl signal -am test -Dtest=MotoTest -Dandal.moto=FOLDER
#
# moto itself is only in Debian's unstable suite, its dependencies come from the machine's own. The
# address of the archive is the one that this machine uses anyway.
set -eu

folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/andal/moto}
new='python3-moto python3-boto3 python3-botocore python3-antlr4 python3-responses
     python3-s3transfer python3-xmltodict'
own='python3-flask python3-werkzeug python3-itsdangerous python3-click python3-jinja2
     python3-markupsafe python3-cryptography python3-cffi-backend python3-requests
     python3-urllib3 python3-certifi python3-chardet python3-idna python3-six python3-yaml
     python3-jmespath python3-dateutil python3-flask-cors python3-simplejson'

fail() {
  echo "moto can't be had here: $*" >&2
  exit 1
}

if [ -x "$folder/root/usr/bin/moto_server" ]; then
  echo "$folder"
  exit 0
fi

for command in apt-get dpkg awk; do
  command -v "$command" >/dev/null 2>&1 || fail "there is no $command"
done
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -f "$keys" ] || fail "there is no $keys"
archive=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
  awk '/debian/ && $2 !~ /security|updates|backports/ && $3 == "main" { print $1; exit }')
[ -n "$archive" ] || fail "this machine has no Debian archive in its sources"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/debs" "$work/moto/root"
echo "deb [signed-by=$keys] $archive sid main" >"$work/sid.list"

unstable() {
  apt-get -qq \
    -o Dir::Etc::sourcelist="$work/sid.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$work/lists" -o Dir::State::status=/dev/null \
    -o Dir::Cache="$work/cache" -o Acquire::Languages=none -o Acquire::Retries=1 \
    -o APT::Sandbox::User="$(id -un)" "$@"
}

# shellcheck disable=SC2086 # lists of packages
{
  unstable update >"$work/log" 2>&1 || fail "apt-get update: $(tail -n 1 "$work/log")"
  cd "$work/debs"
  unstable download $new >"$work/log" 2>&1 || fail "unstable: $(tail -n 1 "$work/log")"
  apt-get -qq -o APT::Sandbox::User="$(id -un)" download $own >"$work/log" 2>&1 ||
    fail "dependencies: $(tail -n 1 "$work/log")"
}
for package in *.deb; do dpkg -x "$package" "$work/moto/root"; done

# Whole or not at all, also if two do this at once.
mkdir -p "$(dirname -- "$folder")"
mv "$work/moto" "$folder" 2>/dev/null || [ -x "$folder/root/usr/bin/moto_server" ] ||
  fail "$folder can't be written"
echo "$folder"
