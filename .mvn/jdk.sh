# Finds a JDK that can build and run Andal. Sourced by ./andal and ./mvnw; POSIX sh.

# The oldest Java that Andal is written for.
jdk_wanted=25

# Prints the feature release ("25") of the JDK in the folder $1; fails if that is no JDK.
jdk_release() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -f "$1/release" ]; then
    jdk_version=$(sed -n 's/^JAVA_VERSION="\(.*\)"[[:space:]]*$/\1/p' "$1/release")
  else
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  jdk_version=${jdk_version%%[!0-9]*}
  [ -n "$jdk_version" ] && echo "$jdk_version"
}

jdk_is_new_enough() {
  jdk_found=$(jdk_release "$1") && [ "$jdk_found" -ge "$jdk_wanted" ]
}

# Prints the home of the java on the PATH. Asking that java itself follows links and shims.
jdk_on_path() {
  command -v java >/dev/null 2>&1 || return 1
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# Prints the home of a JDK: JAVA_HOME if it will do, else that of the PATH, else the newest one in
# the places where systems keep them. Fails if there is none.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    return 0
  fi
  jdk_candidate=$(jdk_on_path) || jdk_candidate=
  if [ -n "$jdk_candidate" ] && jdk_is_new_enough "$jdk_candidate"; then
    echo "$jdk_candidate"
    return 0
  fi
  jdk_best=
  jdk_best_release=0
  for jdk_candidate in \
    /usr/lib/jvm/* \
    /usr/java/* \
    /opt/java/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
    "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    jdk_is_new_enough "$jdk_candidate" || continue
    if [ "$jdk_found" -gt "$jdk_best_release" ]; then
      jdk_best=$jdk_candidate
      jdk_best_release=$jdk_found
    fi
  done
  [ -n "$jdk_best" ] && echo "$jdk_best"
}

# Sets and exports JAVA_HOME, or ends the script $1 with one line that says what to do.
require_jdk() {
  JAVA_HOME=$(find_jdk) || {
    echo "$1: no JDK $jdk_wanted or newer found; install one (for example Eclipse Temurin $jdk_wanted) and set JAVA_HOME to its folder" >&2
    exit 3
  }
  export JAVA_HOME
}
