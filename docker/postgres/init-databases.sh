#!/bin/sh
# One database and one role per service: none can read another's. The image runs this on an empty volume.
set -eu
create() {
  psql --set ON_ERROR_STOP=1 --set name="$1" --set password="$2" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}
create customers "$CUSTOMERS_DATABASE_PASSWORD"
create attestations "$ATTESTATIONS_DATABASE_PASSWORD"
create notifications "$NOTIFICATIONS_DATABASE_PASSWORD"
create gateway "$GATEWAY_DATABASE_PASSWORD"
