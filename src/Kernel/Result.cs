using System.Diagnostics.CodeAnalysis;

namespace Mortise.Kernel;

/// <summary>The outcome of a decision: a value or a refusal. Immutable.</summary>
/// <typeparam name="T">What there is when nothing was refused.</typeparam>
public readonly record struct Result<T>
{
    private Result(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The value; unset when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is no value.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>An outcome with a value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>An outcome without one.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
