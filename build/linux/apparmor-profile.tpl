abi <abi/4.0>,
include <tunables/global>

# Ubuntu 24.04 and later: Chromium's sandbox may make user namespaces. `rtmlabel` beside it is a script.
profile "${executable}" "/opt/${sanitizedProductName}/${executable}-app" flags=(unconfined) {
  userns,

  # Site-specific additions and overrides. See local/README for details.
  include if exists <local/${executable}>
}
