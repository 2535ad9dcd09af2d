namespace Mortise.Generators.Model;

/// <summary>As <c>Mortise.Runtime.OperationKind</c>.</summary>
internal enum Answer
{
    Command,
    Query,
    Stream,
}
