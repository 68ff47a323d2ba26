# Sourced by the scripts of this folder, which set $root and the empty folder $work: the packed packages, and applications as
# `nest new` makes them. With PACKED, a folder that .ci/run makes, they are made once for all scripts.
export PATH=$root/node_modules/node/bin:$PATH
export npm_config_yes=true npm_config_audit=false npm_config_fund=false npm_config_loglevel=error
export npm_config_prefer_offline=true npm_config_update_notifier=false NO_COLOR=1
unset NODE_OPTIONS FORCE_COLOR
shared=${PACKED:-$work/shared}

# run <command>…: shows the output of a command if it fails.
run() {
  "$@" > "$work/step.log" 2>&1 < /dev/null || { cat "$work/step.log"; exit 1; }
}

# The public packages, in the folder $packed.
packed=$shared/packages
if [ ! -d "$packed" ]; then
  rm -rf "$packed.new"
  mkdir -p "$packed.new"
  for folder in "$root" "$root"/packages/*; do
    ! grep -q '"private": true' "$folder/package.json" || continue
    (cd "$folder" && npm pack --silent --pack-destination "$packed.new" > /dev/null)
  done
  mv "$packed.new" "$packed"
fi
core=$(echo "$packed"/nestjs-haptik-[0-9]*.tgz)

# application <esm|cjs|nest11>: the folder "shop" with an application, its packages installed: of NestJS 12 after the question
# for the module system, or of NestJS 11.
application() {
  local made=$shared/applications/$1
  if [ ! -d "$made" ]; then
    rm -rf "$made.new"
    mkdir -p "$made.new"
    (
      cd "$made.new"
      if [ "$1" = nest11 ]; then
        run npx @nestjs/cli@11.0.13 new shop --package-manager npm --skip-git --skip-install
      else
        run "$root/node_modules/.bin/schematics" @nestjs/schematics:application --name=shop --type="$1" --observe=false \
          --language=ts --package-manager=npm --strict
      fi
      cd shop
      run npm install
    )
    mv "$made.new" "$made"
  fi
  # Hard links are enough for packages: npm replaces their folders, never a file in them. It writes one file in place.
  mkdir shop
  find "$made/shop" -mindepth 1 -maxdepth 1 ! -name node_modules -exec cp -a -t shop {} +
  cp -al "$made/shop/node_modules" shop 2> /dev/null || cp -a "$made/shop/node_modules" shop
  cp --remove-destination "$made/shop/node_modules/.package-lock.json" shop/node_modules
}
