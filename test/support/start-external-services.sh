#!/usr/bin/env bash
# Starts PostgreSQL 15 and an S3 server on loopback for the tests, and prints what to export:
#   eval "$(test/support/start-external-services.sh)"
#   npm test
#   test/support/stop-external-services.sh
# Installs what is missing: PostgreSQL from Debian, the S3 server (versitygw, which refuses wrong
# checksums and honours If-None-Match) from the Go module proxy. Works as root and as another user.
set -euo pipefail

versitygw_version=v1.8.0
folder=$(mktemp -d "${TMPDIR:-/tmp}/sphere-services-XXXXXX")
log="$folder/start.log"
chmod 755 "$folder"

main() {
  install_postgres >>"$log" 2>&1 || fail 'PostgreSQL 15 could not be installed'
  start_postgres >>"$log" 2>&1 || fail 'PostgreSQL did not start'
  install_versitygw >>"$log" 2>&1 || fail 'versitygw could not be installed'
  start_versitygw >>"$log" 2>&1 || fail 'versitygw did not start'
  cat <<EXPORTS
export SPHERE_TEST_SERVICES='$folder'
export TEST_DATABASE_URL='postgres://postgres:test@127.0.0.1:$(cat "$folder/postgres.port")/postgres'
export TEST_S3_ENDPOINT='http://127.0.0.1:$(cat "$folder/s3.port")'
export TEST_S3_REGION='us-east-1'
export TEST_S3_ACCESS_KEY_ID='test-key'
export TEST_S3_SECRET_ACCESS_KEY='test-secret'
EXPORTS
}

fail() {
  echo "$1; the log is $log:" >&2
  tail -n 20 "$log" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); else "$@"; fi
}

free_port() {
  node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

postgres_bin=/usr/lib/postgresql/15/bin

install_postgres() {
  [ -x "$postgres_bin/initdb" ] && return
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-15
}

start_postgres() {
  local cluster="$folder/postgres" port
  port=$(free_port)
  mkdir "$cluster"
  printf 'test\n' >"$folder/postgres.password"
  [ "$(id -u)" -ne 0 ] || chown postgres "$cluster"
  as_postgres "$postgres_bin/initdb" -D "$cluster" -U postgres -A scram-sha-256 \
    --pwfile="$folder/postgres.password" -E UTF8 --locale=C.UTF-8 --no-sync
  as_postgres "$postgres_bin/pg_ctl" -D "$cluster" -l "$cluster/server.log" -w -t 60 \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c fsync=off" start
  echo "$port" >"$folder/postgres.port"
}

gateway_folder="${XDG_CACHE_HOME:-$HOME/.cache}/sphere-tests/versitygw-$versitygw_version"

install_versitygw() {
  [ -x "$gateway_folder/versitygw" ] && return
  if ! command -v go >/dev/null; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends golang-go
  fi
  GOBIN="$gateway_folder" go install "github.com/versity/versitygw/cmd/versitygw@$versitygw_version"
}

start_versitygw() {
  local port
  port=$(free_port)
  mkdir "$folder/s3" "$folder/attributes"
  ROOT_ACCESS_KEY_ID=test-key ROOT_SECRET_ACCESS_KEY=test-secret \
    setsid "$gateway_folder/versitygw" --port "127.0.0.1:$port" --quiet \
    posix --sidecar "$folder/attributes" "$folder/s3" </dev/null >"$folder/s3.log" 2>&1 &
  echo $! >"$folder/s3.pid"
  echo "$port" >"$folder/s3.port"
  for _ in $(seq 100); do
    if curl -s -o /dev/null "http://127.0.0.1:$port/"; then return; fi
    sleep 0.1
  done
  return 1
}

main
