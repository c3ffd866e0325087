// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.Outputs;
import dev.hearth.engine.plan.Probe;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.recipe.shared.PasswordFile;
import dev.hearth.recipe.shared.PlatformKeys;
import dev.hearth.recipe.shared.Ports;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Takes the password that Argo CD made for admin out of the cluster, where everybody who may read Secrets of the namespace would find
 * it. It is saved on the desktop before it is removed there, so that a run which ends in between loses nothing: 0600 in the cluster's
 * folder, beside a kubeconfig that may do more. The file goes when its owner has taken the password over; a password that its owner has
 * changed leaves no Secret, and so nothing to do.
 */
final class AdminPasswordStep implements Step {
    private final StepInfo info;
    private final PasswordFile file;
    private final ClusterSpec spec;
    private final Ports ports;

    AdminPasswordStep(StepInfo info, PasswordFile file, ClusterSpec spec, Ports ports) {
        this.info = info;
        this.file = file;
        this.spec = spec;
        this.ports = ports;
    }

    @Override
    public StepInfo info() {
        return info;
    }

    @Override
    public List<Change> foreseen() {
        return List.of(new Change(Change.Verb.WRITE, String.valueOf(file.path().getFileName()), "desktop"), new Change(Change.Verb.REMOVE, ArgoCd.INITIAL_PASSWORD.toString(), "cluster"));
    }

    @Override
    public Probe probe(StepContext context) throws ProblemException, InterruptedException {
        if (objects(context).get(ArgoCd.INITIAL_PASSWORD).isPresent()) {
            return new Probe.Needed(ArgoCd.INITIAL_PASSWORD + " in the cluster", foreseen());
        }
        Optional<Secret> saved = file.read();
        return new Probe.Satisfied(saved.map(password -> Outputs.of(PlatformKeys.ADMIN_PASSWORD, password)).orElse(Outputs.none()),
                ArgoCd.INITIAL_PASSWORD + " removed" + (saved.isPresent() ? ", saved in " + file.path().getFileName() : ""));
    }

    @Override
    public void act(StepContext context) throws ProblemException, InterruptedException {
        ClusterObjects objects = objects(context);
        Optional<LiveObject> made = objects.get(ArgoCd.INITIAL_PASSWORD);
        Optional<String> password = made.flatMap(secret -> secret.text("data", "password"));
        if (password.isPresent()) {
            file.write(Secret.of(Base64.getMimeDecoder().decode(password.get())));
        }
        objects.delete(ArgoCd.INITIAL_PASSWORD);
    }

    private ClusterObjects objects(StepContext context) throws ProblemException {
        return ports.atVip(spec, context).objects();
    }
}
