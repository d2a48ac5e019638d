"""Every form."""

from tests.data_forms import arrays, foreign, parquet, pictures, tables
from tests.data_forms.form import Form

FORMS: list[Form] = [*arrays.FORMS, *pictures.FORMS, *tables.FORMS, *parquet.FORMS, *foreign.FORMS]
