// SPDX-License-Identifier: Apache-2.0
package dev.hearth;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.hearth.engine.plan.Step;

@AnalyzeClasses(packages = "dev.hearth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JSPECIFY = "org.jspecify.annotations..";

    @ArchTest
    static final ArchRule DOMAIN_IS_PURE = classes().that().resideInAPackage("dev.hearth.domain..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.domain..", "java.lang..", "java.util", "java.util.function..",
                    "java.util.stream..", "java.util.regex..", "java.time..", "java.nio.charset..", "java.security..", "java.text..", "java.math..", JSPECIFY)
            .because("what the user asks for is decided without files, threads, clocks or libraries, so that every rule is a table in a test");

    @ArchTest
    static final ArchRule ENGINE_CORE_IS_PURE = classes().that().resideInAnyPackage("dev.hearth.engine.plan..", "dev.hearth.engine.run..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.engine.plan..", "dev.hearth.engine.run..", "dev.hearth.domain.problem..",
                    "java.lang..", "java.util", "java.util.function..", "java.util.stream..", "java.time..", "java.nio.charset..", "java.security..", JSPECIFY)
            .because("the scheduler and the fold are replayed from journals and run on thousands of random graphs");

    @ArchTest
    static final ArchRule EXEC_USES_THE_CORE = classes().that().resideInAPackage("dev.hearth.engine.exec..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.engine..", "dev.hearth.domain.problem..", "java..", "org.slf4j..", JSPECIFY)
            .because("the engine knows steps, not Kubernetes");

    @ArchTest
    static final ArchRule PORTS_SPEAK_DOMAIN = classes().that().resideInAPackage("dev.hearth.port..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.port..", "dev.hearth.domain..", "java..", JSPECIFY)
            .because("a port is in the field's terms, whatever library stands behind it");

    @ArchTest
    static final ArchRule MANIFESTS = classes().that().resideInAPackage("dev.hearth.manifest..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.manifest..", "dev.hearth.domain..", "dev.hearth.port..", "dev.hearth.sealing..",
                    "io.fabric8.kubernetes.api..", "io.fabric8.kubernetes.client.utils..", "java..", JSPECIFY)
            .because("objects are built from typed models and serialised, never pasted, and building them asks nobody anything");

    @ArchTest
    static final ArchRule NODE = classes().that().resideInAPackage("dev.hearth.node..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.node..", "dev.hearth.domain..", "dev.hearth.port..", "java..", JSPECIFY)
            .because("what is said to a node is the same for the recipe, for preflight and for practice");

    @ArchTest
    static final ArchRule RECIPE = classes().that().resideInAPackage("dev.hearth.recipe..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.recipe..", "dev.hearth.domain..", "dev.hearth.engine.plan..", "dev.hearth.port..",
                    "dev.hearth.manifest..", "dev.hearth.node..", "dev.hearth.sealing..", "java..", JSPECIFY)
            .because("a step is tested with fakes and runs in practice: it reaches the world through ports alone");

    @ArchTest
    static final ArchRule SEALING = classes().that().resideInAPackage("dev.hearth.sealing..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.sealing..", "dev.hearth.domain.secret..", "java.lang..", "java.util",
                    "java.util.function..", "java.util.stream..", "java.util.regex..", "java.io..", "java.math..", "java.nio..", "java.security..", "java.time..",
                    "javax.crypto..", JSPECIFY)
            .because("what is sealed today must open in ten years: nothing but the platform's own cryptography stands in between");

    @ArchTest
    static final ArchRule DIAGNOSIS = classes().that().resideInAPackage("dev.hearth.diagnosis..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.diagnosis..", "dev.hearth.domain..", "dev.hearth.port..", "dev.hearth.node..", "java..",
                    "org.slf4j..", JSPECIFY)
            .because("rules over evidence are tables");

    @ArchTest
    static final ArchRule TEXT = classes().that().resideInAPackage("dev.hearth.text..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("dev.hearth.text..", "dev.hearth.domain..", "java..", JSPECIFY)
            .because("the command line reads the same sentences as the window, without a toolkit");

    @ArchTest
    static final ArchRule ADAPTERS_USE_NO_ROOM_ABOVE = noClasses().that().resideInAPackage("dev.hearth.adapter..")
            .should().dependOnClassesThat(resideInAnyPackage("dev.hearth..")
                    .and(resideOutsideOfPackages("dev.hearth.adapter..", "dev.hearth.domain..", "dev.hearth.port..", "dev.hearth.engine..")))
            .allowEmptyShould(true).because("an adapter translates one library into one port");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching("dev.hearth.adapter.(*)..").should().notDependOnEachOther()
            .allowEmptyShould(true).because("each can be replaced alone");

    @ArchTest
    static final ArchRule JSCH_IN_TWO_ROOMS = noClasses().that().resideOutsideOfPackages("dev.hearth.adapter.ssh..", "dev.hearth.adapter.git..")
            .should().dependOnClassesThat().resideInAPackage("com.jcraft..").because("machines and Git over SSH, and nothing else, know that jsch exists");

    @ArchTest
    static final ArchRule JGIT_IN_ONE_ROOM = noClasses().that().resideOutsideOfPackage("dev.hearth.adapter.git..")
            .should().dependOnClassesThat().resideInAPackage("org.eclipse.jgit..").because("only adapter.git knows that JGit exists");

    @ArchTest
    static final ArchRule AGE_IN_ONE_ROOM = noClasses().that().resideOutsideOfPackage("dev.hearth.adapter.kit..")
            .should().dependOnClassesThat().resideInAnyPackage("com.exceptionfactory..", "com.password4j..").because("only adapter.kit knows how kits are encrypted");

    @ArchTest
    static final ArchRule FABRIC8_CLIENT_IN_ONE_ROOM = noClasses().that().resideOutsideOfPackages("dev.hearth.adapter.kube..", "dev.hearth.manifest..")
            .should().dependOnClassesThat().resideInAPackage("io.fabric8..").because("only adapter.kube speaks to an API server");

    @ArchTest
    static final ArchRule DNS_LIBRARIES_IN_ONE_ROOM = noClasses().that().resideOutsideOfPackage("dev.hearth.adapter.dns..")
            .should().dependOnClassesThat().resideInAnyPackage("software.amazon..", "org.xbill..").because("only adapter.dns speaks to providers and name servers");

    @ArchTest
    static final ArchRule JACKSON_IN_FEW_ROOMS = noClasses().that().resideOutsideOfPackages("dev.hearth.adapter..", "dev.hearth.app..")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml..").because("formats are an adapter's business");

    @ArchTest
    static final ArchRule PRACTICE = noClasses().that().resideInAPackage("dev.hearth.practice..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.hearth.adapter..", "dev.hearth.recipe..", "dev.hearth.app..", "dev.hearth.ui..")
            .because("practice plays the ports; the code above them is the real one");

    @ArchTest
    static final ArchRule WINDOW = noClasses().that().resideInAPackage("dev.hearth.ui..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.hearth.adapter..", "dev.hearth.recipe..", "dev.hearth.diagnosis..", "dev.hearth.node..",
                    "dev.hearth.manifest..", "dev.hearth.sealing..", "dev.hearth.practice..", "dev.hearth.app..", "dev.hearth.engine.exec..")
            .because("the window shows plans and events; what makes them is wired behind the Workbench");

    @ArchTest
    static final ArchRule PAGES_DO_NOT_KNOW_EACH_OTHER = slices().matching("dev.hearth.ui.page.(*)..").should().notDependOnEachOther()
            .allowEmptyShould(true).because("a page is a lens on the draft, so pages can come, go and be reordered");

    @ArchTest
    static final ArchRule VIEW_MODELS_NEED_NO_TOOLKIT = noClasses().that().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.concurrent..", "javafx.css..")
            .allowEmptyShould(true).because("pages are tested as plain values, in milliseconds");

    @ArchTest
    static final ArchRule ONE_DOOR_TO_THE_TOOLKIT_THREAD = noClasses().that().doNotHaveFullyQualifiedName("dev.hearth.ui.fx.UiThread")
            .should().dependOnClassesThat().haveFullyQualifiedName("javafx.application.Platform")
            .because("whoever jumps threads does it in one place, where it can be batched and watched");

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES = slices().matching("dev.hearth.(**)").should().beFreeOfCycles()
            .because("a room that needs its user is not a room");

    @ArchTest
    static final ArchRule STEPS = classes().that().implement(Step.class)
            .should().haveOnlyFinalFields().andShould().haveSimpleNameEndingWith("Step").andShould().resideInAPackage("dev.hearth.recipe..")
            .allowEmptyShould(true).because("a step is asked again and again; what it remembers would be a lie the second time");

    @ArchTest
    static final ArchRule NO_OLD_OR_INNER_APIS = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("javafx.fxml..", "java.awt..", "javax.swing..", "sun..", "com.sun..", "java.util.logging..")
            .because("one toolkit, one logger, no internals");

    @ArchTest
    static final ArchRule SHORT_CONSTRUCTORS = constructors().that().areDeclaredInClassesThat().areNotRecords().should(haveAtMost(7))
            .because("more than seven things is a missing name");

    @ArchTest
    static final ArchRule NAMES = noClasses().should().haveNameMatching(".*((?<!\\.Cert)Manager|Helper|Util|Utils|Impl)$")
            .because("such a name says nothing about what the class is for; cert-manager is called so");

    private static ArchCondition<JavaConstructor> haveAtMost(int count) {
        return new ArchCondition<>("have at most " + count + " parameters") {
            @Override
            public void check(JavaConstructor constructor, ConditionEvents events) {
                JavaClass owner = constructor.getOwner();
                int found = constructor.getRawParameterTypes().size();
                boolean generated = owner.isEnum() || owner.isAnonymousClass();
                events.add(new SimpleConditionEvent(constructor, generated || found <= count, constructor.getFullName() + " has " + found));
            }
        };
    }
}
