/* The model's round in plain C, one game after another: what the arrays of game/world are measured against.

   Written from the equations as game/world/plain.py has them. world_c.py writes table.h: sizes, where each variable
   lies, parameters (p_...), places, actors and the effect table, all known to the compiler. Numbers of a game lie side
   by side, as a C programmer would keep them. */

#include <math.h>
#include "table.h"

typedef struct {
    double crossing_truck[PLACES], crossing_car[PLACES], flow_truck[PLACES], flow_car[PLACES], traffic[PLACES];
    double truck, car, cost, free, stopped, risk, incidents, outrage;
} Seen;

typedef struct {
    const double *dose, *age, *first, *deeds, *toward, *spend, *luck;
    double allied;
} Game;

static double least(double a, double b) { return a < b ? a : b; }
static double most(double a, double b) { return a > b ? a : b; }
static double clip(double x, double low, double high) { return least(most(x, low), high); }
static double half(double effort, double point) { return effort / (effort + point); }
static double joint(double count) { return -2.5 * expm1(-0.5 * count); }

static double response(int r, const Game *g) {
    double dose = g->dose[response_slot[r]];
    if (dose <= 0.0) return 0.0;
    if (r < JUMPS) return dose * g->first[response_slot[r]];
    if (r < DIRECT) return dose;
    double age = g->age[response_slot[r]], since = age - response_delay[r];
    if (since > response_until[r]) return 0.0;
    if (response_half[r] > 0.0) dose *= (1.0 + response_half[r]) / (dose + response_half[r]);
    return dose * clip(since * response_slope[r], 0.0, 1.0);
}

/* Each driver's value, and what each stock is given, in `value`. */
static void forces(const Game *g, double *value) {
    for (int cell = 0; cell < CELLS; cell++) value[cell] = 0.0;
    for (int r = 0; r < RESPONSES; r++) {
        double strength = response(r, g);
        if (strength == 0.0) continue;
        for (int row = row_start[r]; row < row_start[r + 1]; row++) value[row_cell[row]] += row_number[row] * strength;
    }
    for (int at = 0; at < DRIVERS; at++) value[at] = clip(base[at] + value[at], cell_low[at], cell_high[at]);
}

static double pressure(const double *s) {
    return s[s_alarm] * (1.0 - p_mechanism_reassurance * s[s_reassurance] / 100.0);
}

static double wait(double load, double blocked, double free_minutes) {
    double queue = free_minutes * (1.0 + p_queue_scale * pow(least(3.0, load), p_queue_power));
    return least(600.0, queue + blocked);
}

static double crossings(const double *d, const double *s, Seen *seen) {
    double trucks = pow(s[s_trade] / p_trade_2000, p_truck_trade);
    double mix = p_car_ca * s[s_travel_ca] / p_travel_ca_2000 + (1.0 - p_car_ca) * s[s_travel_us] / p_travel_us_2000;
    double cars = pow(mix, p_car_travel);
    double pressed = 1.0 + p_mechanism_pressure * p_pressure_depth * (pressure(s) - p_pressure_calm) / 100.0;
    double depth = d[d_depth] * most(0.5, pressed);
    double relief = 1.0 - p_technology_service * d[d_technology];
    double slow_truck = pow(depth, p_depth_truck) * relief * (1.0 - p_trusted_service * s[s_trusted_trader] / 100.0);
    double slow_car = pow(depth, p_depth_car) * (1.0 + p_document_service * d[d_documents] * (1.0 - d[d_technology]));
    slow_car *= relief * (1.0 - p_trusted_service * s[s_trusted_traveller] / 100.0);
    seen->truck = seen->car = 0.0;
    for (int at = 0; at < PLACES; at++) {
        double room = (1.0 + d[d_capacity + at]) * (1.0 + d[d_staffing + at]), open = 1.0 - d[d_disruption + at];
        double blocked = p_disruption_wait * d[d_disruption + at] / open;
        seen->crossing_truck[at] = wait(truck_load[at] * trucks * slow_truck / room, blocked, p_wait_truck_free);
        seen->crossing_car[at] = wait(car_load[at] * cars * slow_car / room, blocked, p_wait_car_free);
        seen->flow_truck[at] = place_trucks[at] * trucks * open;
        seen->flow_car[at] = place_cars[at] * cars * open;
        seen->traffic[at] = (trucks + cars) * open / 2.0;
        seen->truck += truck_share[at] * seen->crossing_truck[at];
        seen->car += car_share[at] * seen->crossing_car[at];
    }
    return depth;
}

static double poisson(double mean, double luck) {
    double term = exp(-mean), below = term, count = 0.0;
    for (int k = 1; k < 5; k++) {
        count += luck > below;
        term *= mean / k;
        below += term;
    }
    return count;
}

static void security(const double *d, const double *s, double luck, Seen *seen) {
    double effort[LAYERS] = {d[d_intelligence], d[d_perimeter], d[d_critical], 0.0, 0.0, 0.0};
    for (int at = 0; at < PLACES; at++) {
        effort[3] += both_share[at] * d[d_ports + at];
        effort[4] += d[d_patrol + at] / PLACES;
    }
    for (int at = 0; at < ACTORS; at++) effort[5] += d[d_police + at] / ACTORS;
    double together = p_alone + (1.0 - p_alone) * s[s_interop] / 100.0, missed = 1.0;
    for (int at = 0; at < LAYERS; at++) missed *= 1.0 - layer_tops[at] * half(effort[at], p_layer_half) * together;
    double stopped = 1.0 - missed;
    double loss = p_loss_terror * s[s_terror] * (1.0 - stopped);
    loss += p_loss_crime * s[s_crime] * (1.0 - p_crime_stopped * stopped);
    loss += p_loss_health * s[s_health] * (1.0 - p_health_technology * d[d_technology]);
    seen->stopped = stopped;
    seen->risk = -100.0 * expm1(-loss);
    seen->incidents = poisson(p_attempts * s[s_terror] * (1.0 - stopped) * YEARS, luck);
}

/* Against those of 2000. */
static double trips(double drift, double papers, double documents, double minutes, double alarm) {
    double hurdles = papers * (documents - p_documents_2000) + p_travel_minute * (minutes - p_minutes_2000);
    return exp(drift - p_mechanism_thickening * hurdles - p_travel_alarm * (alarm - p_alarm_2000) / 100.0);
}

static double enrolled(double now, double pull, double minutes, double top, double large) {
    double saves = least(1.0, minutes / p_enrol_minutes);
    double often = pull * (p_enrol_idle + (1.0 - p_enrol_idle) * saves);
    double seldom = p_mechanism_enrolment ? often * pull * saves : often;
    double ceiling = top * (large * often + (1.0 - large) * seldom);
    double known = least(1.0, now / most(ceiling, 1e-9));
    double speed = p_enrol_rate * (p_enrol_lead + (1.0 - p_enrol_lead) * known);
    return now - (ceiling - now) * expm1(-speed * YEARS);
}

static void markets(const double *d, const double *s, const Seen *seen, int round, double *aim) {
    double left = s[s_diversification], cost = seen->cost;
    aim[s_trade] = seen->free * exp(-p_mechanism_thickening * p_trade_cost * (cost - p_cost_2000)) * (1.0 - left);
    double us = p_travel_us_trend * elapsed[round] + p_travel_us_exchange * exchange[round] + d[d_mood_us];
    double ca = p_travel_ca_trend * elapsed[round] + p_travel_ca_exchange * exchange[round] + d[d_mood_ca];
    us = trips(us, p_travel_us_documents, d[d_documents], seen->car, s[s_alarm]);
    ca = trips(ca, p_travel_ca_documents, d[d_documents], seen->car, s[s_alarm]);
    aim[s_travel_us] = p_travel_us_2000 * us;
    aim[s_travel_ca] = p_travel_ca_2000 * ca;
    double going = p_leave_rate * most(0.0, cost - p_leave_above) * (p_leave_most - left);
    double coming = p_return_rate * left * (cost < p_return_below);
    aim[s_diversification] = clip(left + (going - coming) * YEARS * p_mechanism_diversification, 0.0, 0.3);
    double firms = s[s_trusted_trader], people = s[s_trusted_traveller];
    aim[s_trusted_trader] = enrolled(firms, d[d_trader_pull], seen->truck, p_trader_ceiling, p_trader_large);
    aim[s_trusted_traveller] = enrolled(people, d[d_traveller_pull], seen->car, p_traveller_ceiling, p_traveller_large);
}

static void moods(const Game *g, const double *d, const double *s, Seen *seen, double *aim, double *give) {
    double learned = 0.0, carried = 0.0, ties = 0.0, good_will = 0.0;
    for (int pair = 0; pair < PAIRS; pair++) {
        aim[s_trust + pair] = 50.0;
        for (int kind = 0; kind < DEEDS; kind++) {
            double count = g->deeds[kind * PAIRS + pair];
            if (kind == JOINT) learned += count = joint(count);
            give[s_trust + pair] += trust_deeds[kind] * count;
        }
    }
    for (int kind = 0; kind < DEEDS; kind++) {
        double count = g->toward[kind];
        good_will += reassure_deeds[kind] * (kind == JOINT ? joint(count) : count);
    }
    for (int at = 0; at < HOME; at++) carried += s[s_burden + home[at]];
    for (int at = 0; at < TIES; at++) ties += s[s_trust + tie[at]] / TIES;
    double need = p_effort_need * HOME_MEANS * most(seen->risk, 1.0) / p_effort_risk;
    double rest = p_reassure_rest + p_reassure_interop * s[s_interop];
    rest += p_mechanism_alignment * p_reassure_allied * g->allied;
    rest += p_mechanism_effort * p_reassure_effort * least(0.5, carried / need - 1.0);
    rest += p_mechanism_network * p_reassure_network * (TIES ? ties / 50.0 - 1.0 : 0.0);
    aim[s_reassurance] = rest;
    give[s_reassurance] += good_will;
    aim[s_interop] = 0.0;
    give[s_interop] += p_learn_rate * p_mechanism_learning * learned;
    aim[s_expectation] = 100.0 * half(d[d_visible], p_expect_half);
    double anger = p_outrage_base + p_mechanism_expectation * p_outrage_expected * s[s_expectation] / 100.0;
    aim[s_outrage] = seen->outrage = s[s_outrage] * KEPT_OUTRAGE + seen->incidents * anger;
    aim[s_alarm] = p_alarm_rest + p_alarm_terror * (s[s_terror] - 1.0) + p_alarm_outrage * seen->outrage;
    aim[s_congress] = p_congress_rest + p_congress_alarm * s[s_alarm];
}

static void homes(const Game *g, const double *d, const double *s, const Seen *seen, double *aim) {
    for (int at = 0; at < ACTORS; at++) {
        double now = s[s_local_economy + at], felt = 0.0;
        for (int i = 0; i < touch_count[at]; i++) {
            int place = touches[at][i];
            double pain = p_local_minute * seen->crossing_car[place] + p_local_closed * d[d_disruption + place];
            felt += p_local_traffic * (seen->traffic[place] - 1.0) - p_mechanism_local * pain;
        }
        aim[s_local_economy + at] = away[at] ? now : p_local_rest + felt / touch_count[at];
        double mood = 50.0 + p_opinion_local * (now - 50.0) - p_opinion_outrage * seen->outrage;
        aim[s_opinion + at] = mood - p_opinion_risk * (seen->risk - 30.0);
        aim[s_sovereignty + at] = REST_SOVEREIGNTY;
        aim[s_autonomy + at] = REST_AUTONOMY;
        aim[s_burden + at] = g->spend[at];
    }
}

static double with_room(double now, double gain) {
    return gain * least(1.0, (gain > 0.0 ? 100.0 - now : now) / 50.0);
}

/* Stocks go a share of the way to their aims, and get what they are given as far as there is room. */
static void moved(const double *s, const double *aim, const double *give, const double *luck, double *after) {
    for (int at = 0; at < STOCKS; at++) {
        double gain = roomy[at] ? with_room(s[at], give[at]) : give[at];
        if (at == s_terror) gain += NOISE * (luck[1] - 0.5);
        if (at == s_crime) gain += NOISE * (luck[2] - 0.5);
        if (at == s_health) gain += NOISE * (luck[3] - 0.5);
        double next = s[at] + (aim[at] - s[at]) * closing[at] + gain;
        after[at] = clip(next, cell_low[DRIVERS + at], cell_high[DRIVERS + at]);
    }
}

static double waited(const double *minutes, const double *flow, int actor, double whole) {
    double sum = 0.0;
    for (int i = 0; i < touch_count[actor]; i++) sum += minutes[touches[actor][i]] * flow[touches[actor][i]];
    return sum / touch_count[actor] / whole;
}

static void fairness(const double *s, const Seen *seen, double *dial) {
    double claim[ACTORS], claims = 0.0, carried = 0.0;
    for (int at = 0; at < ACTORS; at++) {
        double benefit = cares[0][at] * clip(dial[r_safety + at], 0.0, 100.0);
        benefit += cares[1][at] * clip(dial[r_commerce + at], 0.0, 100.0);
        benefit += cares[2][at] * clip(dial[r_mobility + at], 0.0, 100.0);
        benefit += cares[3][at] * s[s_local_economy + at];
        claims += claim[at] = means[at] * most(0.01, 1.0 + p_fair_benefit * (benefit - 50.0) / 50.0);
        carried += s[s_burden + at];
    }
    double task = most(carried, p_effort_need * ALL_MEANS * most(seen->risk, 1.0) / p_effort_risk);
    for (int at = 0; at < ACTORS; at++) {
        double gap = s[s_burden + at] / (task * claim[at] / claims) - 1.0;
        dial[r_fairness + at] = 100.0 + (gap < 0.0 ? p_fair_short * gap : -p_fair_over * least(2.0, gap));
    }
}

static void indicators(const double *d, const double *s, const Seen *seen, double *dial) {
    double lost = most(0.0, 1.0 - s[s_trade] / seen->free);
    double travel = least(1.2, (s[s_travel_us] + s[s_travel_ca]) / p_mobility_trips);
    for (int at = 0; at < ACTORS; at++) {
        double own = p_safety_police * half(d[d_police + at], p_layer_half), trust = 0.0;
        double truck = waited(seen->crossing_truck, place_trucks, at, own_trucks[at]);
        double car = waited(seen->crossing_car, place_cars, at, own_cars[at]);
        double cost = seen->cost + p_cost_minute * (truck - seen->truck);
        dial[r_safety + at] = 100.0 - p_safety_risk * seen->risk * (1.0 - own);
        dial[r_commerce + at] = 100.0 - p_commerce_cost * cost - p_commerce_lost * lost;
        dial[r_mobility + at] = 100.0 - p_mobility_share * (1.0 - travel) - p_mobility_minute * car;
        dial[r_mobility + at] -= p_mobility_documents * d[d_documents];
        for (int i = 0; i < ACTORS - 1; i++) trust += s[s_trust + dyads[at][i]];
        dial[r_standing + at] = trust / (ACTORS - 1);
        dial[r_assurance + at] = s[s_reassurance];
    }
    fairness(s, seen, dial);
}

static void dials(const double *d, const double *s, const Seen *seen, double *dial) {
    for (int at = 0; at < STOCKS; at++)
        if (shown[at] >= 0) dial[shown[at]] = s[at];
    dial[r_pressure] = pressure(s);
    dial[r_interdiction] = 100.0 * seen->stopped;
    dial[r_risk] = seen->risk;
    dial[r_incidents] = seen->incidents;
    dial[r_border_cost] = seen->cost;
    for (int at = 0; at < PLACES; at++) {
        dial[r_wait_truck + at] = seen->crossing_truck[at];
        dial[r_wait_car + at] = seen->crossing_car[at];
        dial[r_flow_truck + at] = seen->flow_truck[at];
        dial[r_flow_car + at] = seen->flow_car[at];
    }
    indicators(d, s, seen, dial);
    for (int at = 0; at < DIALS; at++) dial[at] = clip(dial[at], dial_low[at], dial_high[at]);
}

static void one(const Game *g, const double *s, int round, double *value, double *after, double *dial) {
    double aim[STOCKS], *give = value + DRIVERS;
    Seen seen;
    double depth = crossings(value, s, &seen);
    double paper = value[d_compliance] * (1.0 - p_trusted_paper * s[s_trusted_trader] / 100.0);
    seen.cost = p_cost_base + paper + p_cost_minute * seen.truck + p_cost_depth * most(0.0, depth - 1.0);
    double drift = p_trade_income * income[round] + p_trade_exchange * exchange[round] + value[d_demand];
    seen.free = p_trade_2000 * exp(drift + p_trade_trend * elapsed[round]);
    security(value, s, g->luck[0], &seen);
    aim[s_terror] = aim[s_crime] = aim[s_health] = 1.0;
    markets(value, s, &seen, round, aim);
    moods(g, value, s, &seen, aim, give);
    homes(g, value, s, &seen, aim);
    moved(s, aim, give, g->luck, after);
    dials(value, after, &seen, dial);
}

static Game game(long at, double *const *in) {
    return (Game){in[0] + at * SLOTS, in[1] + at * SLOTS, in[2] + at * SLOTS, in[3] + at * DEEDS * PAIRS,
                  in[4] + at * DEEDS, in[5] + at * ACTORS, in[6] + at * 4, in[7][at]};
}

/* in: dose, age, first, deeds, toward, spend, luck, allied; each game's numbers side by side. */
void world_forces(long games, double *const *in, double *value) {
    for (long at = 0; at < games; at++) {
        Game g = game(at, in);
        forces(&g, value + at * CELLS);
    }
}

void world_step(long games, int round, double *const *in, const double *stocks, double *after, double *dial) {
    double value[CELLS];
    for (long at = 0; at < games; at++) {
        Game g = game(at, in);
        forces(&g, value);
        one(&g, stocks + at * STOCKS, round, value, after + at * STOCKS, dial + at * DIALS);
    }
}
