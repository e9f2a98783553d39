#!/bin/sh
# Gets moto, which plays AWS and checks signatures, into a folder of its own; nothing is installed.
#
#   testing/moto/fetch.sh FOLDER
#   ./mvnw -pl signal -am test -Dtest=MotoTest -Dandal.moto=FOLDER
#
# moto itself is only in Debian's unstable suite, its dependencies come from the machine's own. The
# address of the archive is the one that this machine uses anyway.
set -eu

folder=$(mkdir -p "${1:?usage: fetch.sh FOLDER}" && cd "$1" && pwd)
new='python3-moto python3-boto3 python3-botocore python3-antlr4 python3-responses
     python3-s3transfer python3-xmltodict'
own='python3-flask python3-werkzeug python3-itsdangerous python3-click python3-jinja2
     python3-markupsafe python3-cryptography python3-cffi-backend python3-requests
     python3-urllib3 python3-certifi python3-chardet python3-idna python3-six python3-yaml
     python3-jmespath python3-dateutil python3-flask-cors python3-simplejson'

archive=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
  awk '/debian/ && $2 !~ /security|updates|backports/ && $3 == "main" { print $1; exit }')
[ -n "$archive" ] || { echo "this machine has no Debian archive in its sources" >&2; exit 1; }

mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/debs" "$folder/root"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] $archive sid main" >"$folder/sid.list"

unstable() {
  apt-get -qq \
    -o Dir::Etc::sourcelist="$folder/sid.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$folder/lists" -o Dir::State::status=/dev/null \
    -o Dir::Cache="$folder/cache" -o APT::Sandbox::User="$(id -un)" "$@"
}

unstable update
cd "$folder/debs"
unstable download $new
apt-get -qq -o APT::Sandbox::User="$(id -un)" download $own
for package in *.deb; do dpkg -x "$package" "$folder/root"; done
echo "$folder/root/usr/bin/moto_server"
