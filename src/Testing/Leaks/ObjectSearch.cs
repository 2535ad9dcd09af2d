using System.Reflection;
using System.Runtime.Loader;

namespace Mortise.Testing.Leaks;

/// <summary>Looks for the way from an object to code of a load context, breadth first and bounded.</summary>
internal static class ObjectSearch
{
    private const int Depth = 8;
    private const int Limit = 2_000;
    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The fields on the way, and at its end the type of the context; null when there is no way.</summary>
    public static string? Find(object root, AssemblyLoadContext context)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { root };
        var next = new Queue<(object Value, string Path, int Depth)>([(root, "", 0)]);
        while (next.TryDequeue(out var at) && seen.Count < Limit)
        {
            var name = at.Value is Delegate handler
                ? $"{handler.Method.DeclaringType?.FullName}.{handler.Method.Name}"
                : at.Value.GetType().FullName;
            if (IsOf(at.Value, context))
            {
                return at.Path + name;
            }

            if (at.Depth < Depth
                && at.Value is not (Type or Assembly or Module or AssemblyLoadContext or WeakReference))
            {
                foreach (var (field, inner) in Within(at.Value).Where(inner => seen.Add(inner.Value)))
                {
                    next.Enqueue((inner, $"{at.Path}{field} → ", at.Depth + 1));
                }
            }
        }

        return null;
    }

    private static bool IsOf(object value, AssemblyLoadContext context) =>
        ReferenceEquals(AssemblyLoadContext.GetLoadContext(value.GetType().Assembly), context)
        || (value is Delegate handler
            && handler.Method.Module.Assembly is { IsDynamic: false } assembly
            && ReferenceEquals(AssemblyLoadContext.GetLoadContext(assembly), context));

    private static IEnumerable<(string Field, object Value)> Within(object value)
    {
        if (value is Array array)
        {
            return array.GetType().GetElementType()!.IsPrimitive
                ? []
                : array.Cast<object?>().Take(Limit).OfType<object>().Select(static item => ("[]", item));
        }

        return value is Delegate { HasSingleTarget: false } many
            ? many.GetInvocationList().Select(static each => ("handler", (object)each))
            : FieldsOf(value.GetType())
                .Select(field => ($"{value.GetType().Name}.{field.Name}", Value: Read(field, value)!))
                .Where(static field => field.Value is not null);
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Fields))
            {
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike
                    && field.FieldType != typeof(string))
                {
                    yield return field;
                }
            }
        }
    }

    private static object? Read(FieldInfo field, object value)
    {
        try
        {
            return field.GetValue(value);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
