#!/bin/sh
# Writes .env for docker-compose.yml: passwords and keys of this installation. Run it once; who loses the file
# can no longer open what was sealed with the keys in it.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo '.env is there already and stays as it is.' >&2
  exit 1
fi
password() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
key() { printf '1:%s' "$(head -c 32 /dev/urandom | base64)"; }
umask 077
cat > .env <<END
POSTGRES_PASSWORD=$(password)
CUSTOMERS_DATABASE_PASSWORD=$(password)
ATTESTATIONS_DATABASE_PASSWORD=$(password)
NOTIFICATIONS_DATABASE_PASSWORD=$(password)
GATEWAY_DATABASE_PASSWORD=$(password)
REDIS_PASSWORD=$(password)
ENVELOPE_KEYS=$(key)
LINK_TOKEN_KEYS=$(key)
CUSTOMERS_AT_REST_KEYS=$(key)
ATTESTATIONS_AT_REST_KEYS=$(key)
NOTIFICATIONS_AT_REST_KEYS=$(key)
GATEWAY_AT_REST_KEYS=$(key)
# The country of your customers where neither the request nor the customer names one.
PROVIDER_INSTANCE_COUNTRY=US
END
echo 'Wrote .env. Now: docker compose up --build'
