import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { field, form, type FormElement } from '../../hsl/index.js';
import { HaptikNode, HaptikSearch, SearchQuery } from '../../index.js';
import type { ServiceConfig } from '../config/service.config.js';
import { sampleCopy } from './sample.copy.js';

const CITIES = ['Agra', 'Bengaluru', 'Chennai', 'Delhi', 'Mumbai', 'Panaji', 'Pune', 'Puri'];

/** A form, and the search behind one of its fields. */
@Injectable()
export class DeliveryBot {
  constructor(private readonly config: ConfigService<ServiceConfig, true>) {}

  @HaptikNode('delivery_address')
  ask(): FormElement {
    return form(sampleCopy('delivery.address'), [
      field('street', 'text', { hint: 'Street and number' }),
      field('city', 'search', { hint: 'City', searchSource: this.searchUrl('cities') }),
    ]);
  }

  @HaptikSearch('cities')
  cities(@SearchQuery() query: string): string[] {
    return CITIES.filter((city) => city.toLowerCase().startsWith(query.toLowerCase()));
  }

  private searchUrl(search: string): string {
    const path = this.config.get('path', { infer: true });
    const { key } = this.config.get('search', { infer: true });
    const local = `http://localhost:${this.config.get('port', { infer: true })}`;
    const base = this.config.get('publicUrl', { infer: true }) ?? local;
    const url = `${base}/${path}/search/${search}`;
    return key === undefined ? url : `${url}/${key}`;
  }
}
