using Cacao.Language;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Configures an enum type.</summary>
public interface IEnumTypeDescriptor : IDescriptor
{
    IEnumTypeDescriptor Name(string value);

    IEnumTypeDescriptor Description(string value);

    IEnumTypeDescriptor BindValues(BindingBehavior behavior);

    IEnumTypeDescriptor BindValuesExplicitly();

    IEnumTypeDescriptor BindValuesImplicitly();

    IEnumValueDescriptor Value<T>(T value);

    IEnumTypeDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IEnumTypeDescriptor Directive<T>()
        where T : class, new();

    IEnumTypeDescriptor Directive(string name, params ArgumentNode[] arguments);
}

/// <inheritdoc/>
public interface IEnumTypeDescriptor<TRuntimeType> : IDescriptor
{
    IEnumTypeDescriptor<TRuntimeType> Name(string value);

    IEnumTypeDescriptor<TRuntimeType> Description(string value);

    IEnumTypeDescriptor<TRuntimeType> BindValues(BindingBehavior behavior);

    IEnumTypeDescriptor<TRuntimeType> BindValuesExplicitly();

    IEnumTypeDescriptor<TRuntimeType> BindValuesImplicitly();

    IEnumValueDescriptor Value(TRuntimeType value);

    IEnumTypeDescriptor<TRuntimeType> Directive<T>(T directiveInstance)
        where T : class;

    IEnumTypeDescriptor<TRuntimeType> Directive<T>()
        where T : class, new();

    IEnumTypeDescriptor<TRuntimeType> Directive(string name, params ArgumentNode[] arguments);
}

/// <summary>Configures a value of an enum type.</summary>
public interface IEnumValueDescriptor : IDescriptor
{
    IEnumValueDescriptor Name(string value);

    IEnumValueDescriptor Description(string value);

    IEnumValueDescriptor Deprecated(string reason);

    IEnumValueDescriptor Deprecated();

    IEnumValueDescriptor Ignore(bool ignore = true);

    IEnumValueDescriptor Directive<T>(T directiveInstance)
        where T : class;

    IEnumValueDescriptor Directive<T>()
        where T : class, new();

    IEnumValueDescriptor Directive(string name, params ArgumentNode[] arguments);
}
