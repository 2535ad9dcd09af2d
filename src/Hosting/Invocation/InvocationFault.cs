using Mortise.Invocation;
using Mortise.Runtime;

namespace Mortise.Hosting.Invocation;

/// <summary>The end of a call as a caller by name sees it.</summary>
internal static class InvocationFault
{
    public static InvocationException From(CallException exception) => exception switch
    {
        EncodedErrorException declared => new InvocationException(
            declared.Code, declared.Name, declared.Message, declared.Body.Bytes),
        UnavailableException unavailable => new InvocationException(
            exception.Code, "Unavailable", exception.Message, default, $"{unavailable.Reason}"),
        RejectedException rejected => new InvocationException(
            exception.Code, "Rejected", exception.Message, default, $"{rejected.Reason}", rejected.Argument),
        DeadlineExceededException =>
            new InvocationException(exception.Code, "DeadlineExceeded", exception.Message, default),
        _ => new InvocationException(exception.Code, "Faulted", exception.Message, default),
    };
}
