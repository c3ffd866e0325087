// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;

/** Reads what stands on the control plane. */
final class PlatformSection {
    private PlatformSection() {}

    static ClusterDraft.Platform read(PlanSection plan) {
        PlanSection git = plan.section("git", PlanKeys.GIT);
        PlanSection recovery = plan.section("recovery", PlanKeys.RECOVERY);
        return new ClusterDraft.Platform(
                plan.text("scope"),
                certificates(plan.section("certificates", PlanKeys.CERTIFICATES)),
                new ClusterDraft.Git(git.text("kind"), git.text("place"), git.text("branch"), git.text("key"), git.text("user"), git.text("ca")),
                new ClusterDraft.Recovery(recovery.text("file"), recovery.text("kept-at"), recovery.text("restore")),
                plan.sections("services", PlanKeys.SERVICE).stream()
                        .map(service -> new ClusterDraft.Service(service.text("name"), service.text("address"), service.text("port"), service.text("scheme")))
                        .toList(),
                plan.section("argo-cd", PlanKeys.ARGO_CD).text("high-availability"));
    }

    private static ClusterDraft.Certificates certificates(PlanSection section) {
        PlanSection route53 = section.section("route53", PlanKeys.ROUTE53);
        PlanSection rfc2136 = section.section("rfc2136", PlanKeys.RFC2136);
        return new ClusterDraft.Certificates(
                section.text("domain"),
                section.text("email"),
                section.text("provider"),
                new ClusterDraft.Route53(route53.text("access-key-id"), route53.text("zone"), route53.text("region")),
                new ClusterDraft.Rfc2136(rfc2136.text("server"), rfc2136.text("key-name"), rfc2136.text("algorithm")));
    }
}
