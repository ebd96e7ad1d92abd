//! The enums of the API. All are open: unknown values are kept.

/// The known values of an enum.
#[derive(Debug)]
pub struct Vocabulary {
    /// The name of the type: `State`.
    pub name: &'static str,
    /// The values, in the API's order.
    pub values: &'static [&'static str],
}

macro_rules! vocabularies {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident { $first:ident $( $value:ident )* }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
            #[serde(transparent)]
            pub struct $name(pub std::borrow::Cow<'static, str>);

            #[allow(missing_docs, reason = "the API documents its enums by their names alone")]
            impl $name {
                pub const $first: Self = Self(std::borrow::Cow::Borrowed(stringify!($first)));
                $( pub const $value: Self = Self(std::borrow::Cow::Borrowed(stringify!($value))); )*

                /// The known values.
                pub const VOCABULARY: Vocabulary = Vocabulary {
                    name: stringify!($name),
                    values: &[stringify!($first), $( stringify!($value) ),*],
                };
            }

            impl crate::api::wire::Wire for $name {
                const SHAPE: crate::api::wire::Shape = crate::api::wire::Shape::Enum(&Self::VOCABULARY);
            }

            #[cfg(feature = "wasm")]
            const _: () = {
                use wasm_bindgen::prelude::wasm_bindgen;

                // tsify can't express "these values, or any other string", so the union is written
                // from the same row
                #[wasm_bindgen(typescript_custom_section)]
                const TYPE: &str = concat!(
                    "\n/**\n", $( " *", $doc, "\n", )+ " */\n",
                    "export type ", stringify!($name), " = \"", stringify!($first), "\"",
                    $( " | \"", stringify!($value), "\"", )*
                    " | (string & {});\n",
                );
            };
        )+
    };
}

pub(crate) use vocabularies;

vocabularies! {
    /// The state of a deployment. DELETED can be undeleted until its purge time.
    State { STATE_UNSPECIFIED CREATING READY DELETING FAILED UPDATING DELETED }

    /// A GPU type, with its memory.
    AcceleratorType {
        ACCELERATOR_TYPE_UNSPECIFIED NVIDIA_A100_80GB NVIDIA_H100_80GB AMD_MI300X_192GB NVIDIA_A10G_24GB
        NVIDIA_A100_40GB NVIDIA_L4_24GB NVIDIA_H200_141GB NVIDIA_B200_180GB AMD_MI325X_256GB AMD_MI350X_288GB
        NVIDIA_B300_288GB NVIDIA_GB200 NVIDIA_GB300
    }

    /// The number format of a served model.
    Precision {
        PRECISION_UNSPECIFIED FP16 FP8 FP8_MM FP8_AR FP8_MM_KV_ATTN FP8_KV FP8_MM_V2 FP8_V2 FP8_MM_KV_ATTN_V2 NF4
        FP4 BF16 FP4_BLOCKSCALED_MM FP4_MX_MOE
    }

    /// The type of a direct route, which bypasses the API gateway.
    DirectRouteType { DIRECT_ROUTE_TYPE_UNSPECIFIED INTERNET GCP_PRIVATE_SERVICE_CONNECT AWS_PRIVATELINK }

    /// A group of regions.
    MultiRegion { MULTI_REGION_UNSPECIFIED GLOBAL US EUROPE APAC }

    /// The type of the bucket for hot loading.
    HotLoadBucketType { BUCKET_TYPE_UNSPECIFIED MINIO S3 NEBIUS FW_HOSTED }

    /// The way in which a hot-loaded model takes over.
    HotLoadTransitionType { HOT_LOAD_TRANSITION_TYPE_UNSPECIFIED ASYNC SYNC }

    /// A region: one location with GPUs.
    Region {
        REGION_UNSPECIFIED US_IOWA_1 US_VIRGINIA_1 US_ILLINOIS_1 AP_TOKYO_1 US_ARIZONA_1 US_TEXAS_1 US_ILLINOIS_2
        EU_FRANKFURT_1 US_TEXAS_2 EU_ICELAND_1 EU_ICELAND_2 US_WASHINGTON_1 US_WASHINGTON_2 US_WASHINGTON_3
        AP_TOKYO_2 US_CALIFORNIA_1 US_UTAH_1 US_TEXAS_3 US_GEORGIA_1 US_GEORGIA_2 US_WASHINGTON_4 US_GEORGIA_3
        US_VIRGINIA_2 US_ARIZONA_3 NA_BRITISHCOLUMBIA_1 NA_BRITISHCOLUMBIA_2 NA_BRITISHCOLUMBIA_3 US_GEORGIA_4
        US_OHIO_1 US_NEWYORK_1 EU_NETHERLANDS_1 US_WASHINGTON_5 US_MINNESOTA_1 US_CALIFORNIA_2 US_OREGON_1
        AP_MALAYSIA_2 AP_NEWSOUTHWALES_1 AP_TAIWAN_1 AP_MALAYSIA_1 US_OHIO_2 EU_LONDON_1 EU_PARIS_1
        EU_HELSINKI_1 US_NEVADA_1 EU_ICELAND_DEV_1 US_ARIZONA_2 US_MISSOURI_1 EU_ICELAND_3
    }
}
