// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.engine.plan.StepId;

/** The names of the steps that build what stands on the control plane; stable, as those of {@link StepIds}. */
public final class PlatformIds {
    public static final StepId DOWNLOAD_MANIFESTS = StepId.of("desktop/download-manifests");

    public static final StepId SEALING_KEY = StepId.of("cluster/sealing-key");
    public static final StepId SEALED_SECRETS = StepId.of("cluster/sealed-secrets");
    public static final StepId UNSEAL_PROOF = StepId.of("cluster/unseal-proof");
    public static final StepId RECOVERY_KIT = StepId.of("desktop/recovery-kit");
    public static final StepId RECOVERY_KIT_COMPLETE = StepId.of("desktop/recovery-kit-complete");

    public static final StepId DNS_REHEARSAL = StepId.of("desktop/dns-rehearsal");
    public static final StepId CERT_MANAGER = StepId.of("cluster/cert-manager");
    public static final StepId CERT_MANAGER_WEBHOOK = StepId.of("cluster/cert-manager-webhook");
    public static final StepId DNS_CREDENTIAL = StepId.of("cluster/dns-credential");
    public static final StepId STAGING_CERTIFICATE = StepId.of("cluster/staging-certificate");
    public static final StepId CERTIFICATE = StepId.of("cluster/certificate");
    public static final StepId LEFT_BEHIND = StepId.of("cluster/left-behind");
    public static final StepId PRIVATE_CA = StepId.of("cluster/private-ca");

    public static final StepId METALLB = StepId.of("cluster/metallb");
    public static final StepId METALLB_WEBHOOK = StepId.of("cluster/metallb-webhook");
    public static final StepId ADDRESS_POOLS = StepId.of("cluster/address-pools");

    public static final StepId TRAEFIK_DEFINITIONS = StepId.of("cluster/traefik-definitions");
    public static final StepId TRAEFIK = StepId.of("cluster/traefik");
    public static final StepId TRAEFIK_ADDRESS = StepId.of("cluster/traefik-address");
    public static final StepId ROUTES = StepId.of("cluster/routes");
    public static final StepId HTTPS = StepId.of("cluster/https");

    public static final StepId ARGO_CD = StepId.of("cluster/argo-cd");
    public static final StepId ARGO_CD_PAGE = StepId.of("cluster/argo-cd-page");
    public static final StepId ADMIN_PASSWORD = StepId.of("cluster/admin-password");
    public static final StepId REPOSITORY = StepId.of("desktop/repository");
    public static final StepId REPOSITORY_CREDENTIAL = StepId.of("cluster/repository-credential");
    public static final StepId APPLICATIONS = StepId.of("cluster/applications");
    public static final StepId HAND_OVER = StepId.of("cluster/hand-over");
    public static final StepId PROOF_PUSH = StepId.of("cluster/proof-push");

    private PlatformIds() {}
}
