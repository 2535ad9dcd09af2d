using Mortise.Invocation;

namespace Mortise.Plugins.HttpGateway.Problems;

/// <summary>The ends of calls as problems.</summary>
internal static class CallProblems
{
    public static Problem From(InvocationException end) => end.Kind switch
    {
        "Unavailable" => Unavailable(end.Code, end.Reason, end.Explanation),
        "Rejected" => Rejected(end.Code, end.Reason, end.Argument, end.Explanation),
        "DeadlineExceeded" => TooLate(end.Code, end.Explanation),
        "Faulted" => Faulted(end.Code, end.Explanation),
        _ => new Problem(422, end.Code, "The operation ended with an error that it declares", end.Explanation)
        {
            ErrorName = end.Kind,
            ErrorFields = end.Error,
        },
    };

    /// <summary>The call to the kernel itself did not complete.</summary>
    public static Problem From(CallException end) => end switch
    {
        UnavailableException unavailable => Unavailable(end.Code, $"{unavailable.Reason}", end.Message),
        RejectedException rejected => Rejected(end.Code, $"{rejected.Reason}", rejected.Argument, end.Message),
        DeadlineExceededException => TooLate(end.Code, end.Message),
        _ => Faulted(end.Code, end.Message),
    };

    private static Problem Unavailable(string code, string reason, string detail) =>
        new(503, code, "No provider can take the call", detail) { Reason = reason };

    private static Problem TooLate(string code, string detail) => new(504, code, "The deadline has passed", detail);

    private static Problem Faulted(string code, string detail) => new(500, code, "The provider failed", detail);

    private static Problem Rejected(string code, string reason, string argument, string detail) => reason switch
    {
        nameof(RejectedReason.NotGranted) => new(403, code, "The gateway is not granted this contract", detail)
        {
            Reason = reason,
        },
        nameof(RejectedReason.UnknownContract) => new(404, code, "No such contract", detail) { Reason = reason },
        nameof(RejectedReason.UnknownOperation) => new(404, code, "No such operation", detail) { Reason = reason },
        nameof(RejectedReason.Overloaded) => new(429, code, "Too many calls at once", detail) { Reason = reason },
        _ => new(400, code, "The arguments are not what the contract says", detail)
        {
            Reason = reason,
            Argument = argument,
        },
    };
}
