using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>
/// The boundary for exceptions of calls: turns whatever a provider threw into what its caller may see. A foreign
/// exception becomes text, because a caller that kept it would keep the provider's types, frames and load context.
/// </summary>
internal static class CallFault
{
    public static (CallOutcome Outcome, Exception Seen) Translate(
        Binding binding, int operation, Exception exception, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && cancellation.IsCancellationRequested)
        {
            return (CallOutcome.Cancelled, new OperationCanceledException(cancellation));
        }

        if (exception is CutOffException cut && binding.IsCut(cut))
        {
            return (CallOutcome.Failed, cut);
        }

        if (exception is UnavailableException answer && answer.IsAnswerOf(binding.Port.Contract))
        {
            return (CallOutcome.Rejected, answer.Copy());
        }

        if (binding.Kind is not BindingKind.Provider && exception is CallException known)
        {
            var rejected = known is UnavailableException or RejectedException;
            return (rejected ? CallOutcome.Rejected : CallOutcome.Failed, known);
        }

        if (binding.Kind is not BindingKind.Provider && exception is PayloadException unwritable)
        {
            return (CallOutcome.Rejected, new RejectedException(
                RejectedReason.BadArguments,
                $"The arguments cannot be written: {unwritable.Message} This is a fault of the caller."));
        }

        if (exception is DeclaredException declared && Copy(binding.Port, operation, declared) is { } copy)
        {
            return (declared.Outcome, copy);
        }

        return (CallOutcome.Failed, Faulted(binding.Provider, binding.Port.NameOf(operation), exception));
    }

    /// <summary>The text of a foreign exception, as its caller sees it.</summary>
    public static FaultedException Faulted(string provider, string operation, Exception exception)
    {
        var fault = Describe(exception);
        return new FaultedException(
            provider,
            fault,
            $"The plug-in '{provider}' failed in {operation}: {fault} This is a fault of that plug-in, not of the "
            + "caller; its log has the details.");
    }

    /// <summary>The type and the message of a foreign exception, and of what caused it.</summary>
    public static string Describe(Exception exception)
    {
        try
        {
            var text = $"{exception.GetType().FullName}: {exception.Message}";
            return exception.InnerException is { } cause ? $"{text} Caused by {Describe(cause)}" : text;
        }
        catch (Exception)
        {
            // Message is provider code too, and may throw.
            return $"{exception.GetType().FullName}: (its message could not be read)";
        }
    }

    /// <summary>
    /// Throws the exception once and catches it: the runtime holds on to the last one that each thread threw, and that
    /// should be this one rather than the foreign one, whose load context it would keep.
    /// </summary>
    public static Exception Supersede(Exception seen)
    {
        try
        {
            throw seen;
        }
        catch (Exception)
        {
            return seen;
        }
    }

    private static DeclaredException? Copy(Port port, int operation, DeclaredException error)
    {
        try
        {
            return port.CopyDeclared(operation, error);
        }
        catch (Exception)
        {
            // The error's own members throw; then it cannot arrive typed, but the call must end.
            return null;
        }
    }
}
