import { Inject, Injectable } from '@nestjs/common';
import { HaptikNode, HaptikSearch, HaptikSearchQuery } from 'nestjs-haptik';
import { type FormElement, field, form } from 'nestjs-haptik/hsl';
import { serviceConfig } from '../config/service.config.factory.js';
import type { ServiceConfig } from '../config/service.config.js';
import { sampleCopy } from './sample.copy.js';

const CITIES = ['Agra', 'Bengaluru', 'Chennai', 'Delhi', 'Mumbai', 'Panaji', 'Pune', 'Puri'];

/** A form, and the search that one of its fields uses. */
@Injectable()
export class DeliveryBot {
  constructor(@Inject(serviceConfig.KEY) private readonly config: ServiceConfig) {}

  @HaptikNode('delivery_address')
  ask(): FormElement {
    return form(sampleCopy('delivery.address'), [
      field('street', 'text', { hint: 'Street and number' }),
      field('city', 'search', { hint: 'City', searchSource: this.searchUrl('cities') }),
    ]);
  }

  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string): string[] {
    return CITIES.filter((city) => city.toLowerCase().startsWith(query.toLowerCase()));
  }

  private searchUrl(name: string): string {
    const { path, port, publicUrl = `http://localhost:${port}`, search } = this.config;
    const url = `${publicUrl}/${path}/search/${name}`;
    return search.key === undefined ? url : `${url}/${search.key}`;
  }
}
