#!/bin/bash
echo ${name}
