using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Operations as C# signatures, and names in them that do not clash with an author's.</summary>
internal static class Signatures
{
    private static readonly HashSet<string> NotForTuples =
        ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    public static string ReturnType(OperationShape operation) => operation switch
    {
        { Result: null } => Clr.ValueTask,
        { Kind: Answer.Stream } => $"{Clr.Stream}<{operation.Result.Text}>",
        _ => $"{Clr.ValueTask}<{operation.Result.Text}>",
    };

    public static string Type(ParameterShape parameter) =>
        parameter.IsStream ? $"{Clr.Stream}<{parameter.Field.Type.Text}>" : parameter.Field.Type.Text;

    /// <summary>The parameters with their types; the token is last.</summary>
    public static IEnumerable<string> Parameters(OperationShape operation) => operation.Parameters
        .Select(static parameter => $"{Type(parameter)} {Names.Escape(parameter.Name)}")
        .Append($"{Clr.Cancellation} {Names.Escape(operation.Cancellation)}");

    /// <summary>The arguments for passing a call on.</summary>
    public static string Arguments(OperationShape operation) => string.Join(", ", operation.Parameters
        .Select(static parameter => Names.Escape(parameter.Name))
        .Append(Names.Escape(operation.Cancellation)));

    /// <summary>A local name that no parameter has.</summary>
    public static string Local(OperationShape operation, string name)
    {
        while (operation.Cancellation == name || operation.Parameters.Any(parameter => parameter.Name == name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>Several values as one: the value itself, or a tuple with the parameters' names.</summary>
    public static string Pack(IReadOnlyList<ParameterShape> parameters, string whenEmpty) => parameters.Count switch
    {
        0 => whenEmpty,
        1 => Names.Escape(parameters[0].Name),
        _ => $"({string.Join(", ", parameters.Select(static parameter => Names.Escape(parameter.Name)))})",
    };

    public static string PackedType(IReadOnlyList<ParameterShape> parameters) => parameters.Count == 1
        ? Type(parameters[0])
        : $"({string.Join(", ", parameters.Select(parameter => AreNames(parameters)
            ? $"{Type(parameter)} {Names.Escape(parameter.Name)}"
            : Type(parameter)))})";

    /// <summary>One of the values that were packed.</summary>
    public static string Unpack(IReadOnlyList<ParameterShape> parameters, int index, string packed) =>
        parameters.Count == 1 ? packed
        : AreNames(parameters) ? $"{packed}.{Names.Escape(parameters[index].Name)}"
        : $"{packed}.Item{index + 1}";

    private static bool AreNames(IReadOnlyList<ParameterShape> parameters) => parameters.All(static parameter =>
        !NotForTuples.Contains(parameter.Name) && !parameter.Name.StartsWith("Item", StringComparison.Ordinal));
}
