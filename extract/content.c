#include "extract/content.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "extract/colour.h"
#include "extract/shape.h"
#include "extract/tokens.h"

#define OPERANDS 64u       /* kept of one operator: a curve has 6, a colour at most 32 */
#define STATES 256u        /* q within q */
#define HAIRLINE 0.24      /* points: what a line of width 0 is shown as, one dot at 300 dpi */
#define CURVE_STEPS 6      /* chords of a curve: a circle of four curves then covers 0.776 of its box */
#define PATH_POINTS 20000u /* of one path: outlines of maps, not of tables */

struct state {
	struct matrix ctm;
	struct box clip;
	guint32 fill, stroke;
	bool fill_unseen, stroke_unseen; /* a pattern: some colour, not known */
	enum colour_space fill_space, stroke_space;
	double fill_alpha, stroke_alpha, width;
	double text_size, leading;
	unsigned text_mode;
};

struct interpreter {
	const struct content_door *door;
	struct page *page;
	struct state states[STATES];
	unsigned depth; /* of states */
	unsigned lost;  /* q beyond STATES */
	unsigned nesting, resources, operators;
	struct path path;
	struct point here;
	bool clip_next;
	struct token operands[OPERANDS];
	unsigned n;
	gsize string_bytes; /* of the operator's strings */
	struct text_pen pen;
};

static struct point map(const struct matrix *m, double x, double y)
{
	return (struct point){ m->a * x + m->c * y + m->e, m->b * x + m->d * y + m->f };
}

static struct state *state(struct interpreter *in)
{
	return &in->states[in->depth];
}

static double number(const struct interpreter *in, unsigned i)
{
	return i < in->n ? in->operands[i].number : 0;
}

/* --- paths --- */

static void path_point(struct interpreter *in, double x, double y, bool start)
{
	struct point p = map(&state(in)->ctm, x, y);

	if (in->path.points->len >= PATH_POINTS || !isfinite(p.x) || !isfinite(p.y))
		return;
	if (start || in->path.starts->len == 0) {
		guint32 first = in->path.points->len;
		g_array_append_val(in->path.starts, first);
	}
	g_array_append_val(in->path.points, p);
	in->here = (struct point){ x, y };
}

static void path_curve(struct interpreter *in, struct point b, struct point c, struct point d)
{
	struct point a = in->here;

	for (int i = 1; i <= CURVE_STEPS; i++) {
		double t = (double)i / CURVE_STEPS, u = 1 - t;
		path_point(in, u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
		    u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y, false);
	}
	in->path.curved = true;
}

static void path_close(struct interpreter *in)
{
	if (in->path.starts->len == 0)
		return;
	guint32 first = g_array_index(in->path.starts, guint32, in->path.starts->len - 1);
	if (first < in->path.points->len && in->path.points->len < PATH_POINTS) {
		struct point p = g_array_index(in->path.points, struct point, first);
		g_array_append_val(in->path.points, p);
	}
}

static void path_box(struct interpreter *in)
{
	double x = number(in, 0), y = number(in, 1), w = number(in, 2), h = number(in, 3);

	path_point(in, x, y, true);
	path_point(in, x + w, y, false);
	path_point(in, x + w, y + h, false);
	path_point(in, x, y + h, false);
	path_close(in);
	in->here = (struct point){ x, y };
}

static void clip_by_path(struct interpreter *in)
{
	struct box box = shape_bounds(&in->path);
	struct box *clip = &state(in)->clip;

	if (in->path.points->len > 0)
		*clip = (struct box){ MAX(clip->x0, box.x0), MAX(clip->y0, box.y0), MIN(clip->x1, box.x1),
			MIN(clip->y1, box.y1) };
}

static bool is_full(const struct page *page)
{
	return page->across->len + page->down->len + page->fills->len + page->marks->len + page->dots->len >
	    CONTENT_SHAPES;
}

#define SEEN 0.03 /* opacity below which nothing is seen */

/** What has colours that are not known is remembered as a box: words on it may be seen whatever their own colour. */
static void veil_add(struct interpreter *in, struct box box)
{
	if (in->page->veils->len < CONTENT_VEILS && box.x0 < box.x1 && box.y0 < box.y1)
		g_array_append_val(in->page->veils, box);
}

static void paint(struct interpreter *in, bool fill, bool stroke)
{
	const struct state *s = state(in);
	double scale = sqrt(fabs(s->ctm.a * s->ctm.d - s->ctm.b * s->ctm.c));

	if (is_full(in->page)) {
		in->page->cut = true;
	} else {
		if (fill && s->fill_alpha > SEEN && !s->fill_unseen)
			shape_fill(in->page, &in->path,
			    &(struct pen){ colour_blend(s->fill, s->fill_alpha), 0, s->clip });
		if (stroke && s->stroke_alpha > SEEN && !s->stroke_unseen)
			shape_stroke(in->page, &in->path,
			    &(struct pen){ colour_blend(s->stroke, s->stroke_alpha), MAX(s->width * scale, HAIRLINE),
				s->clip });
		if (fill && s->fill_alpha > SEEN && s->fill_unseen)
			veil_add(in, shape_bounds(&in->path));
	}
	if (in->clip_next)
		clip_by_path(in);
	in->clip_next = false;
	g_array_set_size(in->path.points, 0);
	g_array_set_size(in->path.starts, 0);
	in->path.curved = false;
}

/* --- colours --- */

static void colour_set(struct interpreter *in, bool stroke)
{
	struct state *s = state(in);
	enum colour_space space = stroke ? s->stroke_space : s->fill_space;
	unsigned n = in->n;
	bool unseen = space == SPACE_PATTERN || space == SPACE_INDEXED ||
	    (n > 0 && in->operands[n - 1].kind == TOKEN_NAME);
	guint32 colour = 0;

	if (n == 1)
		colour = space == SPACE_TINT ? colour_rgb(1 - number(in, 0), 1 - number(in, 0), 1 - number(in, 0)) :
					       colour_rgb(number(in, 0), number(in, 0), number(in, 0));
	else if (n == 3)
		colour = colour_rgb(number(in, 0), number(in, 1), number(in, 2));
	else if (n == 4)
		colour = colour_cmyk(number(in, 0), number(in, 1), number(in, 2), number(in, 3));
	if (stroke)
		s->stroke = colour, s->stroke_unseen = unseen && space != SPACE_INDEXED;
	else
		s->fill = colour, s->fill_unseen = unseen && space != SPACE_INDEXED;
}

static void name_copy(const struct interpreter *in, unsigned i, char *name, gsize room)
{
	gsize length = i < in->n && in->operands[i].kind == TOKEN_NAME ? MIN(in->operands[i].length, room - 1) : 0;

	if (length > 0)
		memcpy(name, in->operands[i].name, length);
	name[length] = '\0';
}

static void space_set(struct interpreter *in, bool stroke)
{
	char name[128];
	struct state *s = state(in);

	name_copy(in, 0, name, sizeof name);
	enum colour_space space = in->door->space(in->door->owner, in->resources, name);
	if (stroke)
		s->stroke_space = space, s->stroke = 0, s->stroke_unseen = false;
	else
		s->fill_space = space, s->fill = 0, s->fill_unseen = false;
}

static void colour_device(struct interpreter *in, bool stroke)
{
	if (stroke)
		state(in)->stroke_space = SPACE_BY_COUNT;
	else
		state(in)->fill_space = SPACE_BY_COUNT;
	colour_set(in, stroke);
}

/* --- things by name --- */

static void run(struct interpreter *in, const unsigned char *data, gsize length);

static void image_add(struct interpreter *in, double pixels)
{
	struct box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
	const struct box *clip = &state(in)->clip;

	for (int i = 0; i < 4; i++) {
		struct point p = map(&state(in)->ctm, i & 1, i >> 1);
		box_grow(&box, &(struct box){ p.x, p.y, p.x, p.y });
	}
	box = (struct box){ MAX(box.x0, clip->x0), MAX(box.y0, clip->y0), MIN(box.x1, clip->x1),
		MIN(box.y1, clip->y1) };
	if (box_width(&box) <= ICON_MAX && box_height(&box) <= ICON_MAX)
		in->page->icon_pixels += pixels;
	if (!is_full(in->page) && in->page->images->len < CONTENT_SHAPES && state(in)->fill_alpha > SEEN)
		shape_image(in->page, &box);
}

static void form_run(struct interpreter *in, const struct xobject *form)
{
	unsigned resources = in->resources, depth = in->depth;
	struct path path = in->path;
	struct state *s;

	if (in->nesting >= CONTENT_NESTING || in->depth + 1 >= STATES) {
		in->page->heavy = true;
		return;
	}
	in->states[in->depth + 1] = in->states[in->depth];
	in->depth++;
	s = state(in);
	s->ctm = matrix_multiply(form->matrix, s->ctm);
	in->path = (struct path){ g_array_new(FALSE, FALSE, sizeof(struct point)),
		g_array_new(FALSE, FALSE, sizeof(guint32)), false };
	in->operands[0].number = form->clip.x0, in->operands[1].number = form->clip.y0;
	in->operands[2].number = box_width(&form->clip), in->operands[3].number = box_height(&form->clip);
	in->n = 4;
	path_box(in);
	in->clip_next = true;
	paint(in, false, false);
	in->resources = form->resources;
	in->nesting++;
	run(in, form->data, form->length);
	in->nesting--;
	in->resources = resources;
	in->depth = depth;
	g_array_unref(in->path.points);
	g_array_unref(in->path.starts);
	in->path = path;
}

static void object_do(struct interpreter *in)
{
	char name[128];
	struct xobject object = { .resources = in->resources };

	in->operators += CONTENT_DO;
	name_copy(in, 0, name, sizeof name);
	if (!in->door->xobject(in->door->owner, in->resources, name, &object)) {
		veil_add(in, state(in)->clip);
		g_free(object.data);
		return;
	}
	if (object.is_image)
		image_add(in, object.pixels);
	else if (object.is_form)
		form_run(in, &object);
	g_free(object.data);
}

static void state_do(struct interpreter *in)
{
	char name[128];
	struct state *s = state(in);

	name_copy(in, 0, name, sizeof name);
	in->door->state(in->door->owner, in->resources, name, &s->fill_alpha, &s->stroke_alpha, &s->width);
}

static void save(struct interpreter *in)
{
	if (in->depth + 1 >= STATES) {
		in->page->heavy = in->page->heavy || ++in->lost > CONTENT_STATES;
		return;
	}
	in->states[in->depth + 1] = in->states[in->depth];
	in->depth++;
}

static void restore(struct interpreter *in)
{
	if (in->lost > 0)
		in->lost--;
	else if (in->depth > 0)
		in->depth--;
}

/* --- operators --- */

static void op_cm(struct interpreter *in)
{
	state(in)->ctm = matrix_multiply(
	    (struct matrix){ number(in, 0), number(in, 1), number(in, 2), number(in, 3), number(in, 4), number(in, 5) },
	    state(in)->ctm);
}

static void op_m(struct interpreter *in)
{
	path_point(in, number(in, 0), number(in, 1), true);
}
static void op_l(struct interpreter *in)
{
	path_point(in, number(in, 0), number(in, 1), false);
}

static void op_c(struct interpreter *in)
{
	path_curve(in, (struct point){ number(in, 0), number(in, 1) }, (struct point){ number(in, 2), number(in, 3) },
	    (struct point){ number(in, 4), number(in, 5) });
}

static void op_v(struct interpreter *in)
{
	path_curve(in, in->here, (struct point){ number(in, 0), number(in, 1) },
	    (struct point){ number(in, 2), number(in, 3) });
}

static void op_y(struct interpreter *in)
{
	path_curve(in, (struct point){ number(in, 0), number(in, 1) }, (struct point){ number(in, 2), number(in, 3) },
	    (struct point){ number(in, 2), number(in, 3) });
}

/* clang-format off */
static void op_w(struct interpreter *in) { state(in)->width = fabs(number(in, 0)); }
static void op_n(struct interpreter *in) { paint(in, false, false); }
static void op_f(struct interpreter *in) { paint(in, true, false); }
static void op_S(struct interpreter *in) { paint(in, false, true); }
static void op_s(struct interpreter *in) { path_close(in), paint(in, false, true); }
static void op_B(struct interpreter *in) { paint(in, true, true); }
static void op_b(struct interpreter *in) { path_close(in), paint(in, true, true); }
static void op_W(struct interpreter *in) { in->clip_next = true; }
static void op_cs(struct interpreter *in) { space_set(in, false); }
static void op_CS(struct interpreter *in) { space_set(in, true); }
static void op_sc(struct interpreter *in) { colour_set(in, false); }
static void op_SC(struct interpreter *in) { colour_set(in, true); }
static void op_g(struct interpreter *in) { colour_device(in, false); }
static void op_G(struct interpreter *in) { colour_device(in, true); }

static void op_sh(struct interpreter *in) { veil_add(in, state(in)->clip); }

/* --- text: where strings are shown --- */

static void op_BT(struct interpreter *in) { text_begin(&in->pen); }
static void op_Td(struct interpreter *in) { text_move(&in->pen, number(in, 0), number(in, 1)); }
static void op_Tf(struct interpreter *in) { state(in)->text_size = number(in, 1); }
static void op_TL(struct interpreter *in) { state(in)->leading = number(in, 0); }
static void op_Tr(struct interpreter *in) { state(in)->text_mode = (unsigned)CLAMP(number(in, 0), 0, 7); }
static void op_next(struct interpreter *in) { text_move(&in->pen, 0, -state(in)->leading); }
/* clang-format on */

static void op_TD(struct interpreter *in)
{
	state(in)->leading = -number(in, 1);
	op_Td(in);
}

static void op_Tm(struct interpreter *in)
{
	text_set(&in->pen,
	    (struct matrix){ number(in, 0), number(in, 1), number(in, 2), number(in, 3), number(in, 4),
		number(in, 5) });
}

static void op_show(struct interpreter *in)
{
	const struct state *s = state(in);
	struct text_look look = { .size = s->text_size,
		.mode = s->text_mode,
		.odd = s->fill_unseen,
		.fill_unseen = s->fill_alpha <= SEEN,
		.stroke_unseen = s->stroke_alpha <= SEEN,
		.clip = s->clip };

	text_show(&in->pen, &look, &s->ctm, in->string_bytes, in->page);
}

/* clang-format off */
static void op_next_show(struct interpreter *in) { op_next(in), op_show(in); }

/* in the order of their bytes, for bsearch */
static const struct operator {
	const char *name;
	void (*run)(struct interpreter *in);
} operators[] = {
	{ "\"", op_next_show }, { "'", op_next_show }, { "B", op_B }, { "B*", op_B }, { "BT", op_BT }, { "CS", op_CS },
	{ "Do", object_do }, { "F", op_f }, { "G", op_G }, { "K", op_G }, { "Q", restore }, { "RG", op_G },
	{ "S", op_S }, { "SC", op_SC }, { "SCN", op_SC }, { "T*", op_next }, { "TD", op_TD }, { "TJ", op_show },
	{ "TL", op_TL }, { "Td", op_Td }, { "Tf", op_Tf }, { "Tj", op_show }, { "Tm", op_Tm }, { "Tr", op_Tr },
	{ "W", op_W }, { "W*", op_W }, { "b", op_b }, { "b*", op_b }, { "c", op_c }, { "cm", op_cm }, { "cs", op_cs },
	{ "f", op_f }, { "f*", op_f }, { "g", op_g }, { "gs", state_do }, { "h", path_close }, { "k", op_g },
	{ "l", op_l }, { "m", op_m }, { "n", op_n }, { "q", save }, { "re", path_box }, { "rg", op_g }, { "s", op_s },
	{ "sc", op_sc }, { "scn", op_sc }, { "sh", op_sh }, { "v", op_v }, { "w", op_w }, { "y", op_y },
};
/* clang-format on */

static int operator_compare(const void *token, const void *row)
{
	const struct token *a = token;
	const struct operator* b = row;
	const gsize length = strlen(b->name);
	const int order = memcmp(a->name, b->name, MIN(a->length, length));

	return order != 0 ? order : a->length < length ? -1 : a->length > length;
}

static void operator_run(struct interpreter *in, const struct token *token, struct stream *s)
{
	const struct operator*
	    found = bsearch(token, operators, G_N_ELEMENTS(operators), sizeof *operators, operator_compare);

	if (found != NULL)
		found->run(in);
	if (token->length == 2 && memcmp(token->name, "ID", 2) == 0) {
		tokens_skip_image(s);
		image_add(in, tokens_pixels(in->operands, in->n));
	}
	in->n = 0;
	in->string_bytes = 0;
}

static void run(struct interpreter *in, const unsigned char *data, gsize length)
{
	struct stream s = { data, data != NULL ? data + length : NULL };
	struct token token;

	in->n = 0;
	while (!in->page->heavy && tokens_next(&s, &token)) {
		if (++in->operators > CONTENT_OPERATORS) {
			in->page->heavy = true;
			return;
		}
		if (token.kind == TOKEN_OPERATOR)
			operator_run(in, &token, &s);
		else if (token.kind == TOKEN_NONE)
			in->string_bytes += token.length;
		else if (in->n < OPERANDS)
			in->operands[in->n++] = token;
	}
	in->n = 0;
}

void content_read(const struct content_door *door, unsigned resources, const unsigned char *data, gsize length,
    struct matrix base, struct page *page)
{
	struct interpreter *in = g_new0(struct interpreter, 1);

	in->door = door;
	in->page = page;
	in->resources = resources;
	in->path = (struct path){ g_array_new(FALSE, FALSE, sizeof(struct point)),
		g_array_new(FALSE, FALSE, sizeof(guint32)), false };
	in->states[0] = (struct state){ .ctm = base,
		.clip = { 0, 0, page->width, page->height },
		.fill_alpha = 1,
		.stroke_alpha = 1,
		.width = 1 };
	run(in, data, length);
	g_array_unref(in->path.points);
	g_array_unref(in->path.starts);
	g_free(in);
}
