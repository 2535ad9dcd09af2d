namespace Mortise.Generators.Model;

/// <summary>A parameter of an operation.</summary>
/// <param name="Field">As a field of the arguments; of a stream, its items.</param>
/// <param name="IsStream">Whether it is a stream.</param>
internal sealed record ParameterShape(FieldShape Field, bool IsStream)
{
    public string Name => Field.Name;
}
