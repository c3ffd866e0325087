// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS's errors as problems (Route 53 API reference, "Common errors"; wordings as they are met in the wild). */
final class AwsRefusals {
    /** {@code Signature expired: 20261122T150000Z is now earlier than 20261122T151000Z (20261122T151500Z - 5 min.)}. */
    private static final Pattern TIMES = Pattern.compile("(\\d{8}T\\d{6}Z) is .*\\((\\d{8}T\\d{6}Z)");
    private static final Pattern ACTION = Pattern.compile("not authorized to perform: (\\S+)(?: on resource: (\\S+))?");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);
    private final String accessKeyId;
    private final String host;

    AwsRefusals(String accessKeyId, String host) {
        this.accessKeyId = accessKeyId;
        this.host = host;
    }

    /** @param name the record or domain that it was about */
    ProblemException of(SdkException e, String name) {
        if (e instanceof AwsServiceException refusal) {
            AwsErrorDetails details = refusal.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "" : details.errorCode();
            String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
            return new ProblemException(problem(refusal.statusCode(), code, message, name), e);
        }
        return Vendor.failed(host, e);
    }

    Problem problem(int status, String code, String message, String name) {
        String words = (code + " " + message).strip();
        return switch (code) {
            case "InvalidClientTokenId", "UnrecognizedClientException", "MissingAuthenticationToken", "OptInRequired" ->
                Vendor.AWS.unknown(accessKeyId).detail(words);
            case "IncompleteSignature" -> Vendor.AWS.malformed().detail(words);
            case "SignatureDoesNotMatch", "InvalidSignatureException" ->
                TIMES.matcher(message).find() ? clock(message).detail(words) : Vendor.AWS.wrongSecret(accessKeyId).detail(words);
            case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> clock(message).detail(words);
            case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation" -> Vendor.AWS.forbidden(permission(message)).detail(words);
            case "Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded", "PriorRequestNotComplete" ->
                Vendor.AWS.throttled(1).detail(words);
            case "NoSuchHostedZone" -> Vendor.AWS.zoneMissing(name, List.of()).detail(words);
            default -> other(status, words, name);
        };
    }

    private Problem other(int status, String words, String name) {
        if (status == 429) {
            return Vendor.AWS.throttled(1).detail(words);
        }
        return status >= 500 ? Vendor.unreachable(host, "HTTP " + status + " " + words) : Vendor.AWS.rejected(name, "HTTP " + status + " " + words);
    }

    private static Problem clock(String message) {
        Matcher times = TIMES.matcher(message);
        return times.find() ? Vendor.AWS.clock(read(times.group(1)), read(times.group(2))) : Vendor.AWS.clock(Instant.now().toString(), "-");
    }

    private static String read(String stamp) {
        return STAMP.parse(stamp, Instant::from).toString();
    }

    private static String permission(String message) {
        Matcher action = ACTION.matcher(message);
        if (!action.find()) {
            return "route53:ListHostedZonesByName, route53:ListResourceRecordSets, route53:ChangeResourceRecordSets, route53:GetChange";
        }
        return action.group(2) == null ? action.group(1) : action.group(1) + " (" + action.group(2) + ")";
    }
}
