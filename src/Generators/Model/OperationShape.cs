namespace Mortise.Generators.Model;

/// <summary>One operation of a contract.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Name">Its name on every wire.</param>
/// <param name="Kind">What it gives back.</param>
/// <param name="Result">The type of the result or of the items; null for a command.</param>
/// <param name="Parameters">All but the cancellation token.</param>
/// <param name="Errors">The errors that it declares.</param>
/// <param name="Since">The minor version that added it.</param>
/// <param name="HasGeneratedBody">Whether the interface declares it as partial, to be completed.</param>
/// <param name="Cancellation">The name of the token parameter.</param>
internal sealed record OperationShape(
    string Method,
    string Name,
    Answer Kind,
    TypeUse? Result,
    EquatableArray<ParameterShape> Parameters,
    EquatableArray<ErrorShape> Errors,
    int Since,
    bool HasGeneratedBody,
    string Cancellation,
    bool Idempotent,
    int DeadlineMilliseconds,
    bool FailOpen,
    string Description)
{
    public IEnumerable<ParameterShape> Arguments => Parameters.Where(static parameter => !parameter.IsStream);

    public IEnumerable<ParameterShape> Streams => Parameters.Where(static parameter => parameter.IsStream);
}
