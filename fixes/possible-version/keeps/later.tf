terraform {
  required_providers {
    datadog = {
      source  = "DataDog/datadog"
      version = "~> 99.0"
    }
  }
}
