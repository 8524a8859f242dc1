#!/usr/bin/env bash
# Stops what start-external-services.sh started, and removes its folder.
set -euo pipefail

folder=${SPHERE_TEST_SERVICES:?is printed by start-external-services.sh}

postgres_pid=$(head -n 1 "$folder/postgres/postmaster.pid" 2>/dev/null || true)
for pid in "$postgres_pid" "$(cat "$folder/s3.pid" 2>/dev/null || true)"; do
  [ -n "$pid" ] || continue
  kill -INT "$pid" 2>/dev/null || continue
  for _ in $(seq 100); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
done
rm -rf "$folder"
