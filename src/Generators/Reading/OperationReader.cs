using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads one operation of a contract.</summary>
internal sealed class OperationReader(IMethodSymbol method, VersionedName version, TypeReader types, Site site)
{
    private const string Suffix = "Async";
    private const string Stream = "System.Collections.Generic.IAsyncEnumerable`1";

    /// <summary>The operation, or null if it breaks a rule.</summary>
    public OperationShape? Read()
    {
        var since = Attributes.SinceOf(method);
        version.CheckSince(since, method.Name, site, types.Problems);
        CheckName(method.Name);
        var isAdded = method is { IsVirtual: true, IsPartialDefinition: true };
        if (since > 0 && !isAdded)
        {
            types.Problems.Add(ContractRules.AddedOperation, site, method.Name);
        }

        var kind = ReadKind(out var result);
        var use = result is null ? null : types.Read(result, site.Within(method, SitePart.Type));
        var parameters = ReadParameters();
        var errors = ReadErrors();
        var semantics = Attributes.Find(method, Attributes.Operation);
        var deadline = semantics?.Named("DeadlineMilliseconds", 0) ?? 0;
        if (deadline < 0)
        {
            types.Problems.Add(
                ContractRules.Semantics, site, "DeadlineMilliseconds", method.Name, deadline, "0 for none, or more");
        }

        var failsOpen = semantics?.Named("OnFailure", 0) == 1;
        if (failsOpen)
        {
            CheckFailsOpen(kind, use);
        }

        if (kind is not { } known
            || parameters is null
            || errors.Any(static error => error is null)
            || (result is not null && use is null))
        {
            return null;
        }

        return new OperationShape(
            method.Name,
            WireName(method.Name),
            known,
            use,
            parameters.ToEquatable(),
            errors.Select(static error => error!).ToEquatable(),
            since,
            isAdded,
            method.Parameters.Last().Name,
            semantics?.Named("Idempotent", false) ?? false,
            deadline,
            failsOpen,
            Documentation.SummaryOf(method));
    }

    private static string WireName(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    private Answer? ReadKind(out ITypeSymbol? result)
    {
        var type = method.ReturnType;
        result = null;
        switch (Names.Metadata(type.OriginalDefinition))
        {
            case "System.Threading.Tasks.ValueTask":
                return Answer.Command;
            case "System.Threading.Tasks.ValueTask`1":
                result = ((INamedTypeSymbol)type).TypeArguments[0];
                return Answer.Query;
            case Stream:
                result = ((INamedTypeSymbol)type).TypeArguments[0];
                return Answer.Stream;
        }

        if (type is not IErrorTypeSymbol)
        {
            var shown = type.SpecialType is SpecialType.System_Void ? "nothing" : $"'{KnownTypes.Short(type)}'";
            types.Problems.Add(
                ContractRules.Result, site.Within(method, SitePart.Type), method.Name, shown, Suggestion(type));
        }

        return null;
    }

    private static string Suggestion(ITypeSymbol type) => Names.Metadata(type.OriginalDefinition) switch
    {
        "System.Threading.Tasks.Task" or "System.Void" => "ValueTask",
        "System.Threading.Tasks.Task`1" => $"ValueTask<{KnownTypes.Short(((INamedTypeSymbol)type).TypeArguments[0])}>",
        _ => $"ValueTask, ValueTask<T> or IAsyncEnumerable<T>, here ValueTask<{KnownTypes.Short(type)}>",
    };

    private List<ParameterShape>? ReadParameters()
    {
        var tokens = method.Parameters.Where(IsToken).ToList();
        if (tokens.Count != 1 || !IsToken(method.Parameters.Last()))
        {
            types.Problems.Add(
                ContractRules.Cancellation, tokens.Count == 1 ? site.Within(tokens[0]) : site, method.Name);
            return null;
        }

        var read = method.Parameters.Take(method.Parameters.Length - 1).Select(ReadParameter).ToList();
        return read.Any(static parameter => parameter is null)
            ? null
            : read.Select(static parameter => parameter!).ToList();
    }

    private ParameterShape? ReadParameter(IParameterSymbol parameter)
    {
        var place = site.Within(parameter);
        if (parameter.RefKind is not RefKind.None || parameter.IsParams)
        {
            var word = parameter.IsParams ? "params" : parameter.RefKind.ToString().ToLowerInvariant();
            types.Problems.Add(ContractRules.Reference, place, parameter.Name, word);
            return null;
        }

        if (!Names.IsPlain(parameter.Name))
        {
            types.Problems.Add(
                ContractRules.OperationName, place, parameter.Name, "have only ASCII letters, digits and underscores");
        }

        var isStream = Names.Metadata(parameter.Type.OriginalDefinition) == Stream;
        var type = isStream ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0] : parameter.Type;
        return types.Read(type, site.Within(parameter, SitePart.Type)) is { } use
            ? new ParameterShape(
                Fields.OfParameter(
                    parameter, parameter.Name, use, 0, Documentation.ParameterOf(method, parameter.Name)),
                isStream)
            : null;
    }

    private List<ErrorShape?> ReadErrors() => Attributes.All(method, Attributes.Throws)
        .Select(attribute => attribute.AttributeClass!.TypeArguments[0])
        .OfType<INamedTypeSymbol>()
        .Where(static error => error is not IErrorTypeSymbol)
        .Select(error => types.ReadError(error, site))
        .ToList();

    private void CheckFailsOpen(Answer? kind, TypeUse? use)
    {
        var (problem, remedy) = (kind, use) switch
        {
            (Answer.Query, { IsNullable: false }) =>
                ($"returns '{use.Label}'", $"return ValueTask<{use.Label}?>, or let it fail closed"),
            (Answer.Command, _) => ("has no result", "return a nullable one, or let it fail closed"),
            (Answer.Stream, _) => ("returns a stream", "a stream can only fail closed"),
            _ => ("", ""),
        };
        if (problem.Length > 0)
        {
            types.Problems.Add(
                ContractRules.FailOpen, site.Within(method, SitePart.Type), method.Name, problem, remedy);
        }
    }

    private void CheckName(string name)
    {
        if (name.Length <= Suffix.Length || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            types.Problems.Add(ContractRules.OperationName, site, name, "end in 'Async'");
        }
        else if (!Names.IsPlain(name))
        {
            types.Problems.Add(
                ContractRules.OperationName, site, name, "have only ASCII letters, digits and underscores");
        }
    }

    private static bool IsToken(IParameterSymbol parameter) =>
        Names.Metadata(parameter.Type) == "System.Threading.CancellationToken";
}
