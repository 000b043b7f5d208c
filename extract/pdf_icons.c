#include "extract/pdf_icons.h"

#include <cairo.h>

#define ICON_MIN 4.0     /* points; see ICON_MAX */
#define MOST_ICONS 64u   /* of one page: each costs a pass over it */
#define MOST_PIXELS 4000 /* in one direction: an icon has at most a few hundred */
/* of all of a page: poppler takes four bytes for each, whatever a file of 100 KB says that it has */
#define MOST_ON_PAGE 20e6
#define PAPER 40 /* channels this close to white are the picture's ground */
/* a circle covers 0.785 of its box, smoothed edges less; a square 1, a triangle 0.5, ticks less */
#define CIRCLE_LOW 0.70
#define CIRCLE_HIGH 0.87

static bool is_icon(const struct box *box)
{
	double w = box_width(box), h = box_height(box);

	return w >= ICON_MIN && h >= ICON_MIN && w <= ICON_MAX && h <= ICON_MAX && w < 2 * h && h < 2 * w;
}

/** What the picture's pixels that are not paper add up to. */
struct pixels {
	double r, g, b, weight; /* coloured ones count most: the outline of a sign is black */
	int n, left, right, top, bottom;
};

static void pixel_add(struct pixels *sum, guint32 pixel, int x, int y)
{
	int alpha = (int)(pixel >> 24), r = (int)(pixel >> 16 & 255), g = (int)(pixel >> 8 & 255),
	    b = (int)(pixel & 255);

	/* premultiplied: what is transparent shows the paper */
	r += 255 - alpha, g += 255 - alpha, b += 255 - alpha;
	if (MIN(r, MIN(g, b)) > 255 - PAPER)
		return;
	double weight = 1 + MAX(r, MAX(g, b)) - MIN(r, MIN(g, b));
	sum->r += weight * r, sum->g += weight * g, sum->b += weight * b, sum->weight += weight;
	sum->left = sum->n == 0 ? x : MIN(sum->left, x);
	sum->right = sum->n == 0 ? x : MAX(sum->right, x);
	sum->top = sum->n == 0 ? y : MIN(sum->top, y);
	sum->bottom = sum->n == 0 ? y : MAX(sum->bottom, y);
	sum->n++;
}

static bool icon_look(cairo_surface_t *surface, struct drawn_sign *sign)
{
	int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
	int stride = cairo_image_surface_get_stride(surface);
	cairo_format_t format = cairo_image_surface_get_format(surface);
	struct pixels sum = { .n = 0 };

	if (width <= 0 || height <= 0 || width > MOST_PIXELS || height > MOST_PIXELS ||
	    (format != CAIRO_FORMAT_ARGB32 && format != CAIRO_FORMAT_RGB24))
		return false;
	cairo_surface_flush(surface);
	const unsigned char *data = cairo_image_surface_get_data(surface);
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++) {
			guint32 pixel = ((const guint32 *)(const void *)(data + (gsize)y * (gsize)stride))[x];
			pixel_add(&sum, format == CAIRO_FORMAT_RGB24 ? pixel | 0xff000000u : pixel, x, y);
		}
	if (sum.n == 0)
		return false;
	double cover = (double)sum.n / ((sum.right - sum.left + 1) * (sum.bottom - sum.top + 1));
	sign->sign = cover > CIRCLE_LOW && cover < CIRCLE_HIGH ? SIGN_CIRCLE :
	    cover >= CIRCLE_HIGH                               ? SIGN_SQUARE :
								 SIGN_OTHER;
	sign->colour = (guint32)(sum.r / sum.weight) << 16 | (guint32)(sum.g / sum.weight) << 8 |
	    (guint32)(sum.b / sum.weight);
	return true;
}

void pdf_icons_read(PopplerPage *from, struct page *page)
{
	bool any = false;
	guint n = 0;

	for (guint i = 0; i < page->images->len && !any; i++)
		any = is_icon(&g_array_index(page->images, struct box, i));
	if (!any || page->icon_pixels > MOST_ON_PAGE)
		return; /* finding pictures costs as much as reading the page again */
	GList *images = poppler_page_get_image_mapping(from);
	for (GList *at = images; at != NULL && n < MOST_ICONS; at = at->next) {
		const PopplerImageMapping *image = at->data;
		struct drawn_sign sign = { .box = { image->area.x1, image->area.y1, image->area.x2, image->area.y2 } };
		if (!is_icon(&sign.box))
			continue;
		cairo_surface_t *surface = poppler_page_get_image(from, image->image_id);
		if (surface != NULL && icon_look(surface, &sign))
			g_array_append_val(page->marks, sign);
		if (surface != NULL)
			cairo_surface_destroy(surface);
		n++;
	}
	poppler_page_free_image_mapping(images);
}
